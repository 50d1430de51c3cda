"""What `deploy/` holds: the unit is hardened, the container file fits the program, and the Debian package installs."""

import configparser
import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from foyer_server import BINARY, ROOT
from test_settings import USUAL

DEPLOY = ROOT / "deploy"
RELEASE = Path(os.environ.get("FOYER_TEST_RELEASE", ROOT / ".build/release/foyer"))
# systemd-analyze: 0 is sealed, 10 is open; what is left needs the network, and files to read.
EXPOSURE = 1.5


def lines(name: str) -> list[str]:
    return [line for line in (DEPLOY / name).read_text().splitlines() if line and not line.startswith("#")]


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="systemd-analyze is not installed")
def test_the_unit_is_sound_and_hardened(tmp_path: Path) -> None:
    # The paths of the unit are those of the package.
    unit = tmp_path / "foyer.service"
    unit.write_text((DEPLOY / "foyer.service").read_text().replace("/usr/bin/foyer", "/bin/true"))
    checked = subprocess.run(["systemd-analyze", "verify", "--man=no", unit], capture_output=True, text=True, check=False)
    assert (checked.returncode, checked.stderr) == (0, "")
    rated = subprocess.run(["systemd-analyze", "security", "--offline=true", unit], capture_output=True, text=True, check=True)
    assert float(re.search(r"Overall exposure level for \S+: (\d+\.\d+)", rated.stdout)[1]) <= EXPOSURE


def test_the_configuration_of_the_package_is_valid(tmp_path: Path) -> None:
    text = (DEPLOY / "foyer.conf").read_text()
    for path in re.findall(r"^(?:user-agents|robots) = (\S+)$", text, re.MULTILINE):
        text = text.replace(f"= {path}", f"= {tmp_path}/{Path(path).name}")
    (tmp_path / "regexes.yaml").write_text("user_agent_parsers: []\n")
    (tmp_path / "robots.json").write_text("[]")
    for version in (text, re.sub(r"^# ([a-z-]+ = )", r"\1", text, flags=re.MULTILINE)):
        (tmp_path / "foyer.conf").write_text(version)
        checked = subprocess.run(
            [BINARY, "check-config", "--config", tmp_path / "foyer.conf"], capture_output=True, text=True, env=USUAL, check=False
        )
        assert checked.returncode == 0, checked.stderr


def test_the_unit_starts_what_the_package_installs() -> None:
    unit = configparser.ConfigParser(strict=False, interpolation=None)
    unit.optionxform = str
    unit.read(DEPLOY / "foyer.service")
    service = unit["Service"]
    assert service["ExecStart"] == "/usr/bin/foyer serve --config /etc/foyer/foyer.conf"
    assert "data = /var/lib/" + service["StateDirectory"] in lines("foyer.conf")


def test_the_container_serves_as_nobody_in_particular() -> None:
    text = (DEPLOY / "Containerfile").read_text()
    final = text[text.rindex("\nFROM ") :]
    assert re.search(r"^USER \d+$", final, re.MULTILINE)
    assert 'CMD ["/usr/bin/foyer", "probe"]' in final
    known = subprocess.run([BINARY, "check-config"], capture_output=True, text=True, env=USUAL, check=True).stdout
    settings = {line.split()[0] for line in known.splitlines()[1:]}
    named = {name.lower().replace("_", "-") for name in re.findall(r"FOYER_(\w+)=", text)}
    assert named <= settings
    # What it needs of the system is what the release is linked with.
    packages = {"libcurl4", "libpq5", "libsodium23", "libsqlite3-0", "tzdata"}
    assert all(re.search(rf"\b{package}\b", final) for package in packages)


@pytest.mark.parametrize("name", ["postinst", "prerm", "postrm"])
def test_the_scripts_of_the_package_are_shell(name: str) -> None:
    script = DEPLOY / "debian" / name
    assert subprocess.run(["sh", "-n", script], check=False).returncode == 0
    assert "set -e" in script.read_text()
    assert os.access(script, os.X_OK)


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    if not RELEASE.exists() or shutil.which("dpkg-deb") is None:
        pytest.skip("there is no release; make it with: bin/release")
    folder = tmp_path_factory.mktemp("package")
    made = subprocess.run([ROOT / "bin/parts/deb", RELEASE, folder], capture_output=True, text=True, timeout=600, check=False)
    assert made.returncode == 0, made.stderr
    return Path(made.stdout.strip())


def test_the_package_says_what_it_needs(package: Path) -> None:
    fields = dict(
        line.split(": ", 1)
        for line in subprocess.run(["dpkg-deb", "-f", package], capture_output=True, text=True, check=True).stdout.splitlines()
        if not line.startswith(" ")
    )
    needed = re.split(r", ", fields["Depends"])
    assert {"libsodium23", "libsqlite3-0", "uap-core"} <= set(needed)
    assert "libc6 (>= 2.36)" in needed
    assert re.fullmatch(r"\d+\.\d+\.\d+(~\w+)?(\+[0-9a-f]+)?", fields["Version"])


def test_the_package_unpacks_to_a_program_that_runs(package: Path, tmp_path: Path) -> None:
    subprocess.run(["dpkg", "-x", package, tmp_path], check=True)
    said = subprocess.run([tmp_path / "usr/bin/foyer", "--version"], capture_output=True, text=True, check=True).stdout
    assert said.startswith("Foyer ")
    for path in tmp_path.rglob("*"):
        assert path.stat().st_mode & 0o022 == 0, path
    assert (tmp_path / "usr/share/doc/foyer/copyright").stat().st_size > 10_000


INSTALL = """
set -e
layers=$(mktemp -d)
mount -t tmpfs tmpfs $layers
mkdir $layers/upper $layers/work $layers/root
mount -t overlay overlay -o lowerdir=/,upperdir=$layers/upper,workdir=$layers/work $layers/root
cp "$1" $layers/root/foyer.deb
chroot $layers/root sh -ec '
    dpkg -i --force-depends /foyer.deb >&2
    stat -c "%U %G %a" /var/lib/foyer
    test -L /etc/systemd/system/multi-user.target.wants/foyer.service
    sed -i "/^user-agents/d" /etc/foyer/foyer.conf
    setpriv --reuid foyer --regid foyer --clear-groups foyer check-config --config /etc/foyer/foyer.conf >/dev/null
    touch /var/lib/foyer/foyer.sqlite
    dpkg -i --force-depends --force-confold /foyer.deb >&2
    dpkg -P foyer >&2
    ls /var/lib/foyer
    test ! -e /etc/foyer/foyer.conf
'
"""


def test_it_is_installed_upgraded_and_purged_and_the_data_stays(package: Path) -> None:
    """In a copy of this machine that is discarded afterwards."""
    if os.geteuid() != 0 or shutil.which("unshare") is None:
        pytest.skip("needs root")
    probe = "d=$(mktemp -d) && mount -t tmpfs tmpfs $d && mkdir $d/u $d/w $d/r && mount -t overlay overlay -o lowerdir=/,upperdir=$d/u,workdir=$d/w $d/r"
    if subprocess.run(["unshare", "-m", "sh", "-ec", probe], capture_output=True, check=False).returncode != 0:
        pytest.skip("this machine has no overlay file system")
    done = subprocess.run(
        ["unshare", "-m", "sh", "-c", INSTALL, "sh", package], capture_output=True, text=True, timeout=300, check=False
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.split() == ["foyer", "foyer", "700", "foyer.sqlite"]


@pytest.mark.skipif(shutil.which("lintian") is None, reason="lintian is not installed")
def test_lintian_finds_no_error(package: Path) -> None:
    checked = subprocess.run(["lintian", "--fail-on", "error", package], capture_output=True, text=True, check=False)
    assert checked.returncode == 0, checked.stdout
