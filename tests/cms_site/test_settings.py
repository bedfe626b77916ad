"""Production refuses to start half configured, and every setting is documented."""

import ast
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import global_settings
from django.core.exceptions import ImproperlyConfigured

from cms_site.settings.databases import database
from cms_site.settings.secret_key import secret_key_in

ROOT = Path(__file__).resolve().parents[2]
APPS = ("cms_site", "desk", "delivery", "clinics", "guide_pages", "faq", "editorial", "editions")
COMPLETE = {
    "SECRET_KEY": "k3y" * 20,
    "ALLOWED_HOSTS": "guides.example.com",
    "PUBLIC_BASE_URL": "https://guides.example.com",
    "DATABASE_URL": "sqlite:////nowhere/db.sqlite3",
}


def production(code: str, variables: dict[str, str]) -> subprocess.CompletedProcess[str]:
    """Run ``code`` in a new process that has the production settings and only ``variables``."""
    return subprocess.run(
        [sys.executable, "-c", f"from cms_site.settings import production as s; {code}"],
        cwd=ROOT,
        env={"PATH": os.environ["PATH"], **variables},
        capture_output=True,
        text=True,
    )


@pytest.mark.parametrize("name", COMPLETE)
@pytest.mark.parametrize("value", [None, "", "  "])
def test_production_names_the_variable_that_is_missing(name: str, value: str | None) -> None:
    variables = {key: text for key, text in COMPLETE.items() if key != name}
    if value is not None:
        variables[name] = value

    result = production("print('started')", variables)

    assert result.returncode == 1
    assert f"Production needs these environment variables: {name} (" in result.stderr
    assert "started" not in result.stdout


def test_production_names_all_missing_variables_at_once() -> None:
    result = production("", {})

    assert re.findall(r"([A-Z_]+) \(", result.stderr.splitlines()[-1]) == list(COMPLETE)


def test_production_starts_with_its_four_variables() -> None:
    result = production("print(s.DEBUG, s.ALLOWED_HOSTS, s.CSRF_TRUSTED_ORIGINS)", COMPLETE)

    assert result.stderr == ""
    assert result.stdout == "False ['guides.example.com'] ['https://guides.example.com']\n"


@pytest.mark.parametrize(
    ("name", "value", "allowed"),
    [
        ("PUBLIC_BASE_URL", "guides.example.com", "a full address such as https://guides."),
        ("PUBLIC_BASE_URL", "https://guides.example.com:abc", "a full address such as https://"),
        ("PUBLIC_BASE_URL", "ftp://guides.example.com", "a full address such as https://"),
        ("SECURE_SSL_REDIRECT", "maybe", "1 (on) or 0 (off)"),
        ("SECURE_HSTS_INCLUDE_SUBDOMAINS", "2", "1 (on) or 0 (off)"),
        ("BEHIND_PROXY", "ture", "1 (on) or 0 (off)"),
        ("VARNISH_URLS", "127.0.0.1:6081", "a full address such as http://10.0.0.5:6081"),
        ("REDIS_URL", "127.0.0.1:6379", "a full address such as redis://host:6379/0"),
        ("REDIS_URL", "redis://", "a full address such as redis://host:6379/0"),
        ("LOG_LEVEL", "LOUD", "one of DEBUG, INFO, WARNING, ERROR, CRITICAL"),
        ("TIME_ZONE", "Mars", "a time zone such as America/Los_Angeles"),
        ("TIME_ZONE", "../UTC", "a time zone such as America/Los_Angeles"),
        ("PORT", "abc", "a whole number from 1 to 65535"),
        ("PORT", "65536", "a whole number from 1 to 65535"),
        ("SECURE_HSTS_SECONDS", "abc", "a whole number from 0 on"),
        ("SECURE_HSTS_SECONDS", "-1", "a whole number from 0 on"),
    ],
)
def test_a_value_that_is_not_allowed_is_refused_with_those_that_are(
    name: str, value: str, allowed: str
) -> None:
    result = production("print('started')", {**COMPLETE, name: value})

    sentence = result.stderr.splitlines()[-1]
    assert f"{name} must be {allowed}" in sentence
    assert f"not “{value}”" in sentence
    assert "started" not in result.stdout


@pytest.mark.parametrize("url", ["postgres://", "postgres://me@db.example.com:5432/"])
def test_a_database_without_a_name_is_refused(url: str) -> None:
    result = production("", {**COMPLETE, "DATABASE_URL": url})

    assert "DATABASE_URL must end in the name of a database" in result.stderr.splitlines()[-1]


def test_a_password_is_not_repeated_by_what_refuses_it() -> None:
    result = production("", {**COMPLETE, "REDIS_URL": ":s3cret@127.0.0.1:6379"})

    assert "not “…@127.0.0.1:6379”" in result.stderr.splitlines()[-1]
    assert "s3cret" not in result.stderr


def test_blank_variables_are_variables_that_are_not_set() -> None:
    names = ("SECURE_SSL_REDIRECT", "SECURE_HSTS_SECONDS", "PORT", "LOG_LEVEL", "TIME_ZONE")
    result = production(
        "print(s.SECURE_SSL_REDIRECT, s.SECURE_HSTS_SECONDS, s.LOG_LEVEL, s.TIME_ZONE)",
        {**COMPLETE, **dict.fromkeys((*names, "REDIS_URL", "VARNISH_URLS"), " ")},
    )

    assert result.stdout == "True 31536000 INFO UTC\n"


@pytest.mark.parametrize(
    ("text", "is_on"), [("1", True), ("True", True), ("yes", True), ("0", False), ("off", False)]
)
def test_switches_are_said_in_several_words(text: str, is_on: bool) -> None:
    result = production("print(s.SECURE_SSL_REDIRECT)", {**COMPLETE, "SECURE_SSL_REDIRECT": text})

    assert result.stdout == f"{is_on}\n"


def test_production_trusts_a_proxy_only_when_told_to() -> None:
    code = "print(getattr(s, 'SECURE_PROXY_SSL_HEADER', None))"

    assert production(code, COMPLETE).stdout == "None\n"
    assert production(code, {**COMPLETE, "BEHIND_PROXY": "1"}).stdout == (
        "('HTTP_X_FORWARDED_PROTO', 'https')\n"
    )


def test_production_sends_mail_through_the_server_it_is_given() -> None:
    result = production(
        "print(s.EMAIL_BACKEND, s.EMAIL_HOST, s.EMAIL_PORT, s.EMAIL_USE_TLS)",
        {**COMPLETE, "EMAIL_URL": "smtp+tls://mail.example.com:587"},
    )

    assert result.stdout == (
        "django.core.mail.backends.smtp.EmailBackend mail.example.com 587 True\n"
    )


def test_production_logs_one_json_object_a_line() -> None:
    code = (
        "import logging.config; logging.config.dictConfig(s.LOGGING); "
        "logging.getLogger('delivery').warning('slow', extra={'clinic': 'los-angeles'})"
    )

    line = production(code, COMPLETE).stderr

    assert re.fullmatch(
        r'\{"level": "WARNING", "logger": "delivery", "message": "slow", "process": \d+, '
        r'"clinic": "los-angeles", "at": "[^"]+"\}\n',
        line,
    )


def test_sqlite_keeps_connections_takes_its_write_lock_first_and_waits_for_it(
    tmp_path: Path,
) -> None:
    settings = database(f"sqlite:///{tmp_path}/db.sqlite3?timeout=5", otherwise=Path("unused"))

    assert settings["NAME"] == f"{tmp_path}/db.sqlite3"
    assert settings["CONN_MAX_AGE"] == 60
    assert settings["OPTIONS"] == {
        "transaction_mode": "IMMEDIATE",
        "timeout": 5,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
    }


def test_a_folder_of_any_name_can_hold_the_data() -> None:
    settings = database("", otherwise=Path("/srv/50% off #1?/db.sqlite3"))

    assert settings["NAME"] == "/srv/50% off #1?/db.sqlite3"


def test_postgresql_keeps_connections_and_tests_them() -> None:
    settings = database(
        "postgres://me:s%23crt@db.example.com:5433/guides", otherwise=Path("unused")
    )

    assert settings["ENGINE"] == "django.db.backends.postgresql"
    assert (settings["HOST"], settings["PORT"], settings["PASSWORD"]) == (
        "db.example.com",
        5433,
        "s#crt",
    )
    assert settings["CONN_MAX_AGE"] == 60
    assert settings["CONN_HEALTH_CHECKS"] is True
    assert settings["OPTIONS"] == {
        "connect_timeout": 10,
        "tcp_user_timeout": 10_000,
        "keepalives_idle": 30,
        "keepalives_interval": 10,
        "keepalives_count": 3,
    }


@pytest.mark.parametrize("url", ["guides", "mysql://host/name", "http://[", "postgres"])
def test_another_kind_of_database_is_refused_with_an_example(url: str) -> None:
    with pytest.raises(ImproperlyConfigured, match="DATABASE_URL must be like postgres://"):
        database(url, otherwise=Path("unused"))


def test_the_secret_key_is_made_once_and_only_its_owner_may_read_it(tmp_path: Path) -> None:
    key = secret_key_in(tmp_path / "data")

    assert len(key) >= 50
    assert secret_key_in(tmp_path / "data") == key
    assert (tmp_path / "data" / "secret-key").stat().st_mode & 0o777 == 0o600
    assert [path.name for path in (tmp_path / "data").iterdir()] == ["secret-key"]
    assert secret_key_in(tmp_path / "other") != key


def test_a_data_folder_that_cannot_be_made_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("Not a folder.")

    with pytest.raises(ImproperlyConfigured) as refused:
        secret_key_in(tmp_path / "file/data")

    assert str(refused.value) == (
        f"DATA_DIR must name a folder that can be made and written, not {tmp_path}/file/data: "
        "Not a directory"
    )


def environment_variables() -> set[str]:
    """Return the names of all variables that the settings, scripts and tests read."""
    names: set[str] = set()
    for path in (ROOT / "cms_site" / "settings").glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Attribute)
                and isinstance(node.func.value, ast.Name)
                and node.func.value.id == "env"
                and isinstance(node.args[0], ast.Constant)
            ):
                names.add(node.args[0].value)
    conftest = (ROOT / "tests" / "conftest.py").read_text()
    names |= set(re.findall(r'environ\.get\("([A-Z_]+)"\)', conftest))
    for script in ("server", "web", "test", "environment"):
        names |= set(re.findall(r"\$\{([A-Z_]+):[-+]", (ROOT / "script" / script).read_text()))
    return names


def settings_of_the_apps() -> Iterator[str]:
    """Yield each setting that the apps read and that neither Django nor Wagtail defines."""
    for path in (path for app in APPS for path in (ROOT / app).rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text())):
            name = None
            if isinstance(node, ast.Attribute):
                owner, name = node.value, node.attr
            elif (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Name)
                and node.func.id == "getattr"
                and isinstance(node.args[1], ast.Constant)
            ):
                owner, name = node.args[0], node.args[1].value
            if (
                name
                and isinstance(owner, ast.Name)
                and owner.id == "settings"
                and name.isupper()
                and not hasattr(global_settings, name)
                and not name.startswith("WAGTAIL")
            ):
                yield name


def test_every_setting_and_variable_is_documented() -> None:
    rows = re.findall(r"^\| `([A-Z_]+)`", (ROOT / "docs" / "settings.md").read_text(), re.M)
    documented = set(rows)
    read = environment_variables() | set(settings_of_the_apps())

    assert read - documented == set()
    assert documented - read == set(), "documented, but nothing reads it"
    assert sorted(rows) == sorted(documented), "documented twice"


def test_variables_in_printed_commands_reach_a_program() -> None:
    documents = [ROOT / "README.md", *(ROOT / "docs").glob("*.md")]
    alone = re.compile(r"^[A-Z_]+=(?:'[^'\n]*'|\S*)$", re.M)

    assert {
        each.name: found for each in documents if (found := alone.findall(each.read_text()))
    } == {}
