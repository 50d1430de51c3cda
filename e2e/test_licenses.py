"""The works of others in Foyer: all that are linked or bundled are named, with their texts; and the bill of materials says the same."""

import json
import re
import subprocess
import sys

import pytest
import requests

from foyer_server import BINARY, ROOT, FoyerServer

sys.path.insert(0, str(ROOT / "web"))
import licenses  # noqa: E402

CHECKOUTS = ROOT / ".build/checkouts"
LINKED = ROOT / ".build/debug/foyer.product/Objects.LinkFileList"


def page(server: FoyerServer) -> str:
    answer = requests.get(f"{server.address}/licenses", timeout=10)
    assert answer.status_code == 200
    assert "script-src" not in answer.headers["Content-Security-Policy"]
    return answer.text


@pytest.mark.skipif(not LINKED.exists(), reason="the program was not linked here")
def test_exactly_the_packages_that_are_linked_are_named() -> None:
    modules = set(re.findall(r"/debug/([^/]+)\.build/", LINKED.read_text()))
    targets = {
        folder.name: checkout.name
        for checkout in CHECKOUTS.iterdir()
        for folder in [*checkout.glob("*"), *checkout.glob("Sources/*"), *checkout.glob("Sources/*/*")]
        if folder.is_dir() and any(folder.rglob("*.swift")) | any(folder.rglob("*.c"))
    }
    targets["SystemPackage"] = "swift-system"  # its folder has another name
    ours = {folder.name for folder in (ROOT / "Sources").iterdir()}
    linked = {targets[module] for module in modules - ours if module in targets}
    assert linked == {each.address.rsplit("/", 1)[1] for each in licenses.swift_packages()}
    assert not {module for module in modules - ours if module not in targets}


def test_exactly_the_node_packages_that_are_bundled_are_named() -> None:
    inputs = json.loads((ROOT / "web/dist/modules.json").read_text())["inputs"]
    bundled = {name.split("nodejs/")[1].split("/")[0] for name in inputs if "nodejs/" in name}
    assert bundled == set(licenses.NODE_PACKAGES)


def test_the_page_has_every_component_with_its_text(server: FoyerServer) -> None:
    text = page(server)
    for each in licenses.components():
        assert f">{each.name.replace(chr(39), '&#x27;')}</a>" in text, each.name
    assert "IPFire Location database, CC BY-SA 4.0" in text
    assert "Copyright (C) 2015" in text and "Gwendal Roué" in text
    assert "Lucide Contributors" in text
    assert text.count("Permission to use, copy, modify, and/or distribute") == 1


def test_the_consoles_link_to_it(maria_screen: object) -> None:
    maria_screen.visitors()
    link = maria_screen.page.get_by_role("link", name="Licenses")
    assert link.get_attribute("href") == "/licenses"


def test_the_bill_of_materials_names_the_same() -> None:
    printed = subprocess.run([ROOT / "bin/parts/sbom", BINARY], capture_output=True, text=True, check=True, timeout=60).stdout
    bill = json.loads(printed)
    assert (bill["bomFormat"], bill["specVersion"]) == ("CycloneDX", "1.5")
    assert {each["purl"] for each in bill["components"]} == {each.purl for each in licenses.components()}
    references = [each["bom-ref"] for each in bill["components"]] + ["foyer"]
    assert len(set(references)) == len(references)
    assert set(bill["dependencies"][0]["dependsOn"]) <= set(references)


def test_the_bill_of_materials_fits_its_schema() -> None:
    validation = pytest.importorskip("cyclonedx.validation.json")
    schema = pytest.importorskip("cyclonedx.schema")
    printed = subprocess.run([ROOT / "bin/parts/sbom", BINARY], capture_output=True, text=True, check=True, timeout=60).stdout
    assert validation.JsonStrictValidator(schema.SchemaVersion.V1_5).validate_str(printed) is None
