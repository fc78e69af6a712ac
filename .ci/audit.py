"""Ask whether any locked package has a known vulnerability, and say so where no service answered.

The answers come from the network: pip-audit asks the package registry, or the OSV service with ``--osv``. Where neither
can be reached, or where the registry is a mirror without such data, nothing is known, and this passes with a word.
"""

from __future__ import annotations

import json
import subprocess
import sys

LOCKS = (".ci/requirements.txt", ".ci/requirements-clusters.txt", ".ci/requirements-guides.txt")


def main() -> None:
    """Fail where a vulnerability is known."""
    service = "osv" if "--osv" in sys.argv else "pypi"
    command = [
        sys.executable,
        "-m",
        "pip_audit",
        "--format",
        "json",
        "--disable-pip",
        "--require-hashes",
        "-s",
        service,
    ]
    for lock in LOCKS:
        try:
            done = subprocess.run([*command, "-r", lock], capture_output=True, text=True, check=False, timeout=120)
            packages = json.loads(done.stdout)["dependencies"]
        except (subprocess.TimeoutExpired, ValueError):
            print(f"{lock}: not audited: no answer from the vulnerability service")
            continue
        asked = [package for package in packages if "vulns" in package]
        found = [f"{p['name']} {p['version']}: {v['id']}" for p in asked for v in p["vulns"]]
        if found:
            sys.exit("\n".join([f"{lock}: known vulnerabilities", *found]))
        if asked:
            print(f"{lock}: {len(asked)} packages without a known vulnerability, {len(packages) - len(asked)} unknown")
        else:
            print(f"{lock}: not audited: the registry that is reached from here has no data on vulnerabilities")


if __name__ == "__main__":
    main()
