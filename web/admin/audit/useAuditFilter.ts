import { useState } from "react";
import type { AuditSubjectKind } from "../../api/auditLog";
import { useInAddress } from "../../console/places/query";
import { filterOf } from "./groups";

/** The filters of the Audit Log, as chosen; the address keeps them. */
export function useAuditFilter() {
  const [agent, setAgent] = useInAddress("agent");
  const [group, setGroup] = useInAddress("actions");
  const [from, setFrom] = useInAddress("from");
  const [until, setUntil] = useInAddress("until");
  const [subject, setSubject] = useInAddress("subject");
  const [subjectName, setSubjectName] = useState("");
  const filter = filterOf({ agent, group, from, until, subject });
  return {
    filter,
    isActive: [agent, group, from, until, subject].some((value) => value !== ""),
    agent: { value: agent, onChange: setAgent },
    group: { value: group, onChange: setGroup },
    from: { value: from, onChange: setFrom },
    until: { value: until, onChange: setUntil },
    /** The chosen subject's name, or its id after a reload; empty for all. */
    subject: subject === "" ? "" : subjectName || subject.replace(/^[^.]*\.?/, "") || subject,
    only: ({ kind, id, name }: { kind: AuditSubjectKind; id: string; name: string }) => {
      setSubject(`${kind}.${id}`);
      setSubjectName(name);
    },
    allSubjects: () => setSubject(""),
    clear: () => {
      for (const set of [setAgent, setGroup, setFrom, setUntil, setSubject]) set("");
    },
  };
}
