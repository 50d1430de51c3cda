"""The REST API as described by its own document: a program that knows only /openapi.yaml can use it."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import requests
from jsonschema import Draft202012Validator
from openapi_spec_validator import OpenAPIV31SpecValidator

from foyer_client import AgentClient, VisitorClient
from foyer_server import FoyerServer


def description(server: FoyerServer) -> dict[str, Any]:
    answer = requests.get(server.address + "/openapi.yaml", timeout=10)
    assert answer.headers["Content-Type"] == "application/yaml"
    return json.loads(answer.text)  # JSON is YAML


def conforms(answer: requests.Response, method: str, path: str, document: dict[str, Any]) -> None:
    """The response's status is documented, and its body matches the schema."""
    responses = document["paths"][path][method.lower()]["responses"]
    assert str(answer.status_code) in responses, f"{method} {path}: {answer.status_code} is not described"
    content = responses[str(answer.status_code)].get("content")
    if content is None:
        assert not answer.content
        return
    schema = content[answer.headers["Content-Type"]]["schema"]
    Draft202012Validator(schema | {"components": document["components"]}).validate(answer.json())


def test_the_description_is_valid(server: FoyerServer) -> None:
    document = description(server)
    OpenAPIV31SpecValidator(document).validate()
    assert requests.get(server.address + "/openapi.json", timeout=10).json() == document


def test_responses_match_the_description(
    server: FoyerServer, maria: AgentClient, ben: AgentClient, visitor: Callable[..., VisitorClient]
) -> None:
    document = description(server)
    anna = visitor().arrive()
    bans, one = "/api/v1/bans", "/api/v1/bans/{id}"
    conforms(maria.request("GET", "/api/v1/session"), "GET", "/api/v1/session", document)
    conforms(requests.get(server.address + "/api/v1/session", timeout=10), "GET", "/api/v1/session", document)
    conforms(maria.post("info", anna.id), "POST", "/api/v1/commands", document)
    conforms(maria.post("dance"), "POST", "/api/v1/commands", document)
    made = maria.request("POST", bans, {"visitor": anna.id, "comment": "Spam"})
    assert made.status_code == 201
    conforms(made, "POST", bans, document)
    conforms(maria.request("POST", bans, {"visitor": anna.id}), "POST", bans, document)
    conforms(maria.request("POST", bans, {"cidr": "x"}), "POST", bans, document)
    conforms(maria.request("GET", bans), "GET", bans, document)
    conforms(maria.request("GET", bans + "?count=0"), "GET", bans, document)
    conforms(ben.request("GET", bans), "GET", bans, document)
    path = f"{bans}/{made.json()['id']}"
    conforms(maria.request("GET", path), "GET", one, document)
    conforms(maria.request("GET", bans + "/none"), "GET", one, document)
    for tag, status in ((None, 428), ('"other"', 412), (made.headers["ETag"], 200)):
        answer = maria.request("PATCH", path, {"comment": "More spam"}, headers={"If-Match": tag} if tag else {})
        assert answer.status_code == status
        conforms(answer, "PATCH", one, document)
    conforms(ben.request("DELETE", path), "DELETE", one, document)
    conforms(maria.request("DELETE", path), "DELETE", one, document)


def test_generated_requests_get_documented_responses(
    server: FoyerServer, maria: AgentClient, tmp_path: Path
) -> None:
    """A thousand requests, valid and invalid: each response is documented, and none is a server error."""
    run = subprocess.run(
        [
            Path(sys.executable).with_name("schemathesis"), "run", server.address + "/openapi.json",
            "--header", f"Cookie: foyer_session={maria.cookie}", "--header", f"Origin: {server.address}",
            # These would log Maria out, or count as wrong passwords of hers.
            "--exclude-operation-id", "deleteSession", "--exclude-operation-id", "postSession",
            "--phases", "coverage,fuzzing", "--max-examples", "20", "--seed", "7", "--no-color",
            "--checks",
            "not_a_server_error,status_code_conformance,content_type_conformance,response_schema_conformance",
        ],
        capture_output=True, text=True, timeout=120, check=False, cwd=tmp_path,  # it writes a cache into its working directory
    )  # fmt: skip
    assert run.returncode == 0, run.stdout[-4000:]


def test_a_request_can_be_repeated_after_a_lost_response(maria: AgentClient) -> None:
    body, key = {"cidr": "192.0.2.0/24", "comment": "Spam"}, {"Idempotency-Key": "order-7"}
    first = maria.request("POST", "/api/v1/bans", body, headers=key)
    again = maria.request("POST", "/api/v1/bans", body, headers=key)
    other = maria.request("POST", "/api/v1/bans", body | {"comment": "Other"}, headers=key)
    assert (first.status_code, again.status_code, other.status_code) == (201, 201, 422)
    assert first.json() == again.json()
    assert maria.request("DELETE", f"/api/v1/bans/{first.json()['id']}").status_code == 204


def test_a_problem_links_to_its_page_and_to_the_log(server: FoyerServer, maria: AgentClient) -> None:
    problem = maria.request("GET", "/api/v1/bans/none", headers={"X-Request-Id": "trace-1"})
    assert problem.headers["Content-Type"] == "application/problem+json"
    assert problem.headers["X-Request-Id"] == problem.json()["requestId"] == "trace-1"
    page = requests.get(server.address + problem.json()["type"], timeout=10)
    assert page.status_code == 200
    assert "No such ban" in page.text and "404 noSuchBan" in page.text
    forged = maria.request("GET", "/api/v1/bans/none", headers={"X-Request-Id": "a b"})
    assert forged.json()["requestId"] != "a b"
