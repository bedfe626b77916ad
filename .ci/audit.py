"""Say which locked packages have known vulnerabilities; exit with 1 when any has.

Asks a service on the network. Where that cannot be asked, or knows none of the packages, this
says so in one line and exits with 0: nothing has been found, and nothing has been proved.
"""

import json
import subprocess
import sys


def main() -> None:
    command = [sys.executable, "-m", "pip_audit", "--format", "json", "--progress-spinner", "off"]
    command += ["--require-hashes", "--disable-pip", "--timeout", "15"]
    result = subprocess.run(
        [*command, "--requirement", "requirements.txt"], capture_output=True, text=True
    )
    try:
        packages = json.loads(result.stdout)["dependencies"]
    except (ValueError, KeyError):
        print("Not audited: the service that knows of vulnerabilities could not be asked.")
        return
    audited = [package for package in packages if "skip_reason" not in package]
    if not audited:
        print("Not audited: the service that answered knows none of the packages.")
        return
    vulnerable = [package for package in audited if package["vulns"]]
    for package in vulnerable:
        for vulnerability in package["vulns"]:
            fixed = ", ".join(vulnerability["fix_versions"]) or "no version yet"
            print(
                f"{package['name']} {package['version']}: {vulnerability['id']}, fixed in {fixed}"
            )
    print(
        f"{len(audited)} of {len(packages)} packages audited, "
        f"{len(vulnerable)} with known vulnerabilities"
    )
    sys.exit(1 if vulnerable else 0)


if __name__ == "__main__":
    main()
