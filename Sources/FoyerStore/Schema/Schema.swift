extension Migration {
    /// Agents, websites, visitors, chats, flows, bots, bans.
    ///
    /// One text for both databases: `INTEGER` is 64 bits wide, `TEXT` is ordered by its bytes, and `FoyerPostgres` renders what is
    /// written differently there (`SchemaText`).
    static let schema = Migration(
        number: 1,
        name: "schema",
        sql: """
            CREATE TABLE agent (
                id TEXT PRIMARY KEY, name TEXT NOT NULL, title TEXT NOT NULL, email TEXT NOT NULL UNIQUE,
                password TEXT, role TEXT NOT NULL, chat_limit INTEGER NOT NULL CHECK (chat_limit > 0),
                availability TEXT NOT NULL, last_given INTEGER, alias TEXT NOT NULL DEFAULT '',
                active INTEGER NOT NULL DEFAULT 1, last_log_in INTEGER
            );
            -- Own roles; the built-in ones are in the program.
            CREATE TABLE role (id TEXT PRIMARY KEY, name TEXT NOT NULL, permissions TEXT NOT NULL);
            CREATE TABLE skill (id TEXT PRIMARY KEY, name TEXT NOT NULL);
            CREATE TABLE agent_skill (
                agent TEXT NOT NULL REFERENCES agent ON DELETE CASCADE,
                skill TEXT NOT NULL REFERENCES skill ON DELETE CASCADE,
                PRIMARY KEY (agent, skill)
            );
            CREATE TABLE session (
                fingerprint TEXT PRIMARY KEY, agent TEXT NOT NULL REFERENCES agent ON DELETE CASCADE,
                created INTEGER NOT NULL, seen INTEGER NOT NULL, address TEXT NOT NULL, user_agent TEXT NOT NULL
            );
            CREATE TABLE one_time_link (
                fingerprint TEXT PRIMARY KEY,
                purpose TEXT NOT NULL CHECK (purpose IN ('setup', 'invitation', 'passwordReset')),
                agent TEXT REFERENCES agent ON DELETE CASCADE, created_by TEXT, created INTEGER NOT NULL,
                expires INTEGER NOT NULL, used INTEGER, CHECK ((purpose = 'setup') = (agent IS NULL))
            );
            CREATE TABLE queue (
                id TEXT PRIMARY KEY, name TEXT NOT NULL, distribution TEXT NOT NULL, backup TEXT REFERENCES queue,
                waiting_limit INTEGER CHECK (waiting_limit > 0), overflow_after INTEGER CHECK (overflow_after > 0),
                zone TEXT, week TEXT, by_hand TEXT CHECK (by_hand IN ('open', 'closed')), by_hand_until INTEGER,
                CHECK ((zone IS NULL) = (week IS NULL)), CHECK (by_hand IS NULL OR zone IS NOT NULL),
                CHECK (by_hand <> 'open' OR by_hand_until IS NOT NULL)
            );
            CREATE TABLE queue_exception (
                queue TEXT NOT NULL REFERENCES queue ON DELETE CASCADE, day TEXT NOT NULL, name TEXT NOT NULL,
                spans TEXT NOT NULL,
                PRIMARY KEY (queue, day)
            );
            CREATE TABLE queue_agent (
                queue TEXT NOT NULL REFERENCES queue ON DELETE CASCADE,
                agent TEXT NOT NULL REFERENCES agent ON DELETE CASCADE,
                PRIMARY KEY (queue, agent)
            );
            CREATE TABLE flow (id TEXT PRIMARY KEY, name TEXT NOT NULL, published INTEGER NOT NULL);
            CREATE TABLE flow_version (
                flow TEXT NOT NULL REFERENCES flow ON DELETE CASCADE, version INTEGER NOT NULL, definition TEXT NOT NULL,
                PRIMARY KEY (flow, version)
            );
            CREATE TABLE bot (id TEXT PRIMARY KEY, name TEXT NOT NULL);
            CREATE TABLE knowledge (
                id TEXT PRIMARY KEY, bot TEXT NOT NULL REFERENCES bot ON DELETE CASCADE,
                question TEXT NOT NULL, answer TEXT NOT NULL, words INTEGER NOT NULL
            );
            CREATE INDEX knowledge_bot ON knowledge (bot);
            CREATE TABLE knowledge_word (
                bot TEXT NOT NULL REFERENCES bot ON DELETE CASCADE, word TEXT NOT NULL,
                entry TEXT NOT NULL REFERENCES knowledge ON DELETE CASCADE,
                in_question INTEGER NOT NULL, in_answer INTEGER NOT NULL,
                PRIMARY KEY (bot, word, entry)
            ) WITHOUT ROWID;
            CREATE INDEX knowledge_word_entry ON knowledge_word (entry);
            CREATE TABLE widget (
                id TEXT PRIMARY KEY, name TEXT NOT NULL, title TEXT NOT NULL, subtitle TEXT NOT NULL,
                greeting TEXT NOT NULL, accent TEXT NOT NULL, side TEXT NOT NULL, offset_x INTEGER NOT NULL,
                offset_y INTEGER NOT NULL, flow TEXT REFERENCES flow, bot TEXT REFERENCES bot,
                queue TEXT NOT NULL REFERENCES queue, domains TEXT NOT NULL, typing_preview INTEGER NOT NULL,
                consent INTEGER NOT NULL, hides_when_away INTEGER NOT NULL DEFAULT 0,
                is_enabled INTEGER NOT NULL DEFAULT 1, CHECK (flow IS NULL OR bot IS NULL)
            );
            CREATE TABLE former_widget (id TEXT PRIMARY KEY, name TEXT NOT NULL);
            CREATE TABLE widget_sighting (
                widget TEXT NOT NULL REFERENCES widget ON DELETE CASCADE,
                site TEXT NOT NULL CHECK (site IN ('website', 'testPage')), at INTEGER NOT NULL, url TEXT NOT NULL,
                address TEXT NOT NULL, PRIMARY KEY (widget, site)
            ) WITHOUT ROWID;
            CREATE TABLE hidden_check_list (agent TEXT PRIMARY KEY REFERENCES agent ON DELETE CASCADE) WITHOUT ROWID;
            CREATE TABLE site_setting (name TEXT PRIMARY KEY, milliseconds INTEGER NOT NULL);
            CREATE TABLE directory_version (id INTEGER PRIMARY KEY CHECK (id = 1), version INTEGER NOT NULL);
            INSERT INTO directory_version (id, version) VALUES (1, 1);
            CREATE TABLE visitor (
                id TEXT PRIMARY KEY, widget TEXT NOT NULL, name TEXT, email TEXT, phone TEXT,
                claimed INTEGER NOT NULL DEFAULT 1,
                first_seen INTEGER NOT NULL, last_seen INTEGER NOT NULL, visits INTEGER NOT NULL DEFAULT 1,
                chats INTEGER NOT NULL DEFAULT 0,
                rest TEXT NOT NULL DEFAULT 'inSite'
                    CHECK (rest IN ('inSite', 'refusedByAgent', 'refusedByVisitor', 'end', 'banned')),
                since INTEGER NOT NULL, version INTEGER NOT NULL DEFAULT 0,
                captured_by TEXT REFERENCES agent, captured_at INTEGER, captured_reason TEXT,
                site_id TEXT, logged_out INTEGER
            );
            CREATE INDEX visitor_captured ON visitor (captured_at) WHERE captured_at IS NOT NULL;
            -- Only those who may be forgotten: the many who chatted or have a name are kept for good.
            CREATE INDEX visitor_forgettable ON visitor (last_seen)
                WHERE captured_at IS NULL AND chats = 0 AND rest <> 'banned' AND name IS NULL AND email IS NULL
                    AND phone IS NULL;
            CREATE TABLE variable (
                visitor TEXT NOT NULL REFERENCES visitor ON DELETE CASCADE, name TEXT NOT NULL, value TEXT NOT NULL,
                PRIMARY KEY (visitor, name)
            ) WITHOUT ROWID;
            CREATE TABLE invitation (
                id TEXT PRIMARY KEY, visitor TEXT NOT NULL UNIQUE REFERENCES visitor ON DELETE CASCADE,
                agent TEXT NOT NULL REFERENCES agent, text TEXT NOT NULL, at INTEGER NOT NULL, until INTEGER NOT NULL,
                before TEXT NOT NULL
            );
            CREATE INDEX invitation_until ON invitation (until);
            CREATE TABLE visit (
                visitor TEXT NOT NULL REFERENCES visitor ON DELETE CASCADE, arrived INTEGER NOT NULL,
                ended INTEGER NOT NULL, widget TEXT NOT NULL, address TEXT NOT NULL, user_agent TEXT NOT NULL,
                referrer TEXT NOT NULL, pages INTEGER NOT NULL, trail TEXT NOT NULL,
                PRIMARY KEY (visitor, arrived)
            ) WITHOUT ROWID;
            CREATE INDEX visit_ended ON visit (ended);
            CREATE INDEX visit_address ON visit (address, ended);
            CREATE TABLE chat (
                id TEXT PRIMARY KEY, visitor TEXT NOT NULL REFERENCES visitor ON DELETE CASCADE, widget TEXT NOT NULL,
                speaker_kind TEXT NOT NULL CHECK (speaker_kind IN ('queue', 'agent', 'flow', 'bot')),
                speaker TEXT NOT NULL, queue TEXT, speaking_right INTEGER NOT NULL DEFAULT 1,
                version INTEGER NOT NULL DEFAULT 1, started_at INTEGER NOT NULL,
                waiting_since INTEGER, waits_after TEXT, outlook TEXT, told_at INTEGER,
                transfer_by TEXT, transfer_at INTEGER, transfer_until INTEGER, transfer_note TEXT,
                ended_at INTEGER, end_reason TEXT, decision TEXT, decided_at INTEGER,
                visitor_delivered INTEGER NOT NULL DEFAULT 0, visitor_read INTEGER NOT NULL DEFAULT 0,
                agent_delivered INTEGER NOT NULL DEFAULT 0, agent_read INTEGER NOT NULL DEFAULT 0,
                CHECK ((ended_at IS NULL) = (end_reason IS NULL)),
                CHECK ((decision IS NULL) = (decided_at IS NULL)),
                CHECK ((waiting_since IS NULL) = (outlook IS NULL)),
                CHECK ((waiting_since IS NULL) = (told_at IS NULL)),
                CHECK ((transfer_until IS NULL) = (transfer_by IS NULL)),
                CHECK ((transfer_until IS NULL) = (transfer_at IS NULL))
            );
            CREATE UNIQUE INDEX chat_one_open ON chat (visitor) WHERE ended_at IS NULL;
            CREATE INDEX chat_open ON chat (speaker_kind, speaker) WHERE ended_at IS NULL;
            CREATE INDEX chat_visitor ON chat (visitor, started_at);
            CREATE INDEX chat_ended ON chat (speaker_kind, speaker, ended_at) WHERE ended_at IS NOT NULL;
            CREATE INDEX chat_transfer ON chat (transfer_until) WHERE transfer_until IS NOT NULL;
            CREATE TABLE message (
                chat TEXT NOT NULL REFERENCES chat ON DELETE CASCADE, sequence INTEGER NOT NULL, draft TEXT NOT NULL,
                author TEXT NOT NULL CHECK (author IN ('visitor', 'agent', 'flow', 'bot', 'system')),
                agent TEXT, event TEXT, text TEXT NOT NULL, at INTEGER NOT NULL, note INTEGER NOT NULL DEFAULT 0,
                choices TEXT NOT NULL DEFAULT '', sources TEXT NOT NULL DEFAULT '',
                PRIMARY KEY (chat, sequence)
            ) WITHOUT ROWID;
            -- The draft first, so that new entries of the index are on the same pages. A draft belongs to its author; only
            -- messages of people have one, and those of visitors have no agent.
            CREATE UNIQUE INDEX message_draft ON message (draft, chat, (COALESCE(agent, ''))) WHERE draft <> '';
            CREATE TABLE flow_run (
                chat TEXT PRIMARY KEY REFERENCES chat ON DELETE CASCADE, flow TEXT NOT NULL, version INTEGER NOT NULL,
                node TEXT NOT NULL, phase TEXT NOT NULL, attempts INTEGER NOT NULL, wake_at INTEGER
            );
            CREATE INDEX flow_run_wake ON flow_run (wake_at) WHERE wake_at IS NOT NULL;
            CREATE TABLE flow_field (
                chat TEXT NOT NULL REFERENCES chat ON DELETE CASCADE, name TEXT NOT NULL, value TEXT NOT NULL,
                PRIMARY KEY (chat, name)
            ) WITHOUT ROWID;
            CREATE TABLE bot_run (
                chat TEXT PRIMARY KEY REFERENCES chat ON DELETE CASCADE, bot TEXT NOT NULL, misses INTEGER NOT NULL
            );
            -- `visitor` or the range is what is banned; `banned` is the visitor for whom the ban was made.
            CREATE TABLE ban (
                id TEXT PRIMARY KEY, kind TEXT NOT NULL CHECK (kind IN ('visitor', 'address')),
                visitor TEXT, range_start TEXT, range_end TEXT, comment TEXT NOT NULL, agent TEXT NOT NULL,
                at INTEGER NOT NULL, expires INTEGER, hits INTEGER NOT NULL DEFAULT 0, last_hit INTEGER,
                banned TEXT, name TEXT, country TEXT, city TEXT,
                CHECK ((kind = 'visitor') = (visitor IS NOT NULL)),
                CHECK ((kind = 'address') = (range_start IS NOT NULL AND range_end IS NOT NULL))
            );
            CREATE UNIQUE INDEX ban_visitor ON ban (visitor) WHERE visitor IS NOT NULL;
            CREATE UNIQUE INDEX ban_range ON ban (range_start, range_end) WHERE range_start IS NOT NULL;
            CREATE TABLE eviction (visitor TEXT PRIMARY KEY REFERENCES visitor ON DELETE CASCADE) WITHOUT ROWID;
            -- Names are those of the time. `source`: agent, commandLine or server; `agent` may be deleted by now.
            CREATE TABLE audit (
                id INTEGER PRIMARY KEY, at INTEGER NOT NULL, source TEXT NOT NULL, agent TEXT, agent_name TEXT NOT NULL,
                action TEXT NOT NULL, kind TEXT NOT NULL, subject TEXT NOT NULL, name TEXT NOT NULL,
                detail TEXT NOT NULL, changes TEXT NOT NULL
            );
            CREATE TABLE mail_server (
                id INTEGER PRIMARY KEY CHECK (id = 1), host TEXT NOT NULL, port INTEGER NOT NULL,
                security TEXT NOT NULL, login TEXT, password TEXT, sender TEXT NOT NULL, sender_name TEXT NOT NULL
            );
            CREATE TABLE mail (
                id TEXT PRIMARY KEY, recipient TEXT NOT NULL, subject TEXT NOT NULL, text TEXT NOT NULL,
                at INTEGER NOT NULL, due INTEGER, attempts INTEGER NOT NULL, sent INTEGER, failure TEXT NOT NULL
            );
            CREATE INDEX mail_due ON mail (due) WHERE due IS NOT NULL;
            CREATE INDEX mail_at ON mail (at);
            CREATE INDEX audit_at ON audit (at, id);
            CREATE INDEX audit_action ON audit (action, at, id);
            CREATE INDEX audit_agent ON audit (agent, action, at, id);
            CREATE INDEX audit_subject ON audit (kind, subject, at, id);
            CREATE TABLE repeatable_request (
                agent TEXT NOT NULL REFERENCES agent ON DELETE CASCADE, key TEXT NOT NULL, request TEXT NOT NULL,
                answer TEXT NOT NULL, at INTEGER NOT NULL, PRIMARY KEY (agent, key)
            ) WITHOUT ROWID;
            CREATE INDEX repeatable_request_at ON repeatable_request (at);
            -- One row that is written to see whether the disk accepts it. Something new each time: SQLite writes no page that
            -- stays as it is.
            CREATE TABLE probe (id INTEGER PRIMARY KEY CHECK (id = 1), at INTEGER NOT NULL);
            """
    )
}
