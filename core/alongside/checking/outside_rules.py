"""Rules about the world outside: other machines, other programs, files, and code from text."""

import ast

from alongside.checking.package import Source
from alongside.checking.rules import Found, imports_of, rule, uses_of


@rule("run-text", "It runs what may come from elsewhere. Write what it does, or look it up.")
def run_text(source: Source) -> Found:
    """Code made from text."""
    yield from uses_of(source, r"(?:builtins\.)?(?:eval|exec|compile|__import__)")
    yield from uses_of(source, r"importlib\.(?:import_module|reload|__import__)|runpy\..+")


@rule("pickle", "Reading it runs whatever is in it. Use JSON.")
def pickle(source: Source) -> Found:
    """Formats that run code when they are read."""
    yield from imports_of(
        source, "pickle", "marshal", "shelve", "dill", "cloudpickle", "jsonpickle"
    )


@rule("other-programs", "It runs other programs with the server's rights. Do without.")
def other_programs(source: Source) -> Found:
    """Other programs."""
    yield from imports_of(source, "subprocess", "pty")
    yield from uses_of(
        source, r"os\.(?:system|popen|startfile|exec[lv]\w*|spawn[lv]\w*|posix_spawn)"
    )


@rule(
    "network",
    "What people wrote could leave the house. Send messages with `alongside.send`; what another "
    "service must be asked, say in the allow comment.",
)
def network(source: Source) -> Found:
    """Speaking with other machines."""
    yield from imports_of(
        source,
        *("socket", "ssl", "http.client", "http.server", "urllib.request", "xmlrpc"),
        *("ftplib", "imaplib", "poplib", "smtplib", "telnetlib", "socketserver"),
        *("requests", "httpx", "aiohttp", "urllib3", "websockets", "paramiko", "boto3"),
    )


@rule(
    "environment",
    "The environment holds the installation's secrets. What a council can choose belongs into "
    "`settings`.",
)
def environment(source: Source) -> Found:
    """Reading the environment."""
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Attribute | ast.Name) and isinstance(node.ctx, ast.Load):
            name = source.dotted_name(node)
            if name in ("os.environ", "os.environb", "os.getenv", "os.putenv", "os.unsetenv"):
                yield node, f"uses {name}"
    yield from imports_of(source, "dotenv")


@rule(
    "files",
    "Files are in no backup, and nobody's rights reach them. Keep rows, or an `UploadField`'s "
    "files. What lies beside your module, read with `Path(__file__).parent`.",
)
def files(source: Source) -> Found:
    """Opening, writing and deleting files."""
    yield from uses_of(source, r"(?:(?:builtins|io|os|codecs|\?)\.)?open")
    yield from uses_of(
        source,
        r".+\.(?:write_text|write_bytes|unlink|mkdir|rmdir|symlink_to|hardlink_to|chmod)",
    )
    yield from uses_of(source, r"os\.(?:remove|rename|replace|makedirs|removedirs|link|chown)")
    yield from imports_of(source, "shutil", "tempfile", "sqlite3", "dbm")


@rule(
    "side-work",
    "It goes on when the request or the server is over, and knows no council. Use the hook `due`.",
)
def side_work(source: Source) -> Found:
    """Threads, processes and signals of its own."""
    yield from imports_of(
        source,
        *("threading", "_thread", "multiprocessing", "concurrent.futures", "asyncio"),
        *("signal", "atexit", "sched", "ctypes", "cffi"),
    )
    yield from uses_of(source, r"os\.(?:fork|forkpty|kill|killpg|_exit)")


@rule("print", "Nobody reads it, and it may hold what people wrote. Use logging, without content.")
def printing(source: Source) -> Found:
    """Printing."""
    yield from uses_of(source, r"(?:builtins\.)?print|pprint\.pprint")
    yield from uses_of(source, r"sys\.(?:stdout|stderr)\.write")


RULES = (run_text, pickle, other_programs, network, environment, files, side_work, printing)
