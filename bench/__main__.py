"""Run a benchmark, or all of our own: ``python -m bench [NAME [ARGUMENT...]]``."""

import importlib
import pkgutil
import sys

import bench


def main(argv: list[str]) -> None:
    """Run one benchmark with its arguments, or every one without, save that which fetches a peer."""
    modules = (module.name for module in pkgutil.iter_modules(bench.__path__))
    names = sorted(name for name in modules if not name.startswith("_"))
    if argv and argv[0] not in names:
        sys.exit(f"no benchmark {argv[0]!r}: one of {', '.join(names)}")
    for name in argv[:1] or sorted({*names} - {"peer"}):
        print(f"\n{name}\n{'=' * len(name)}")
        importlib.import_module(f"bench.{name}").main(argv[1:])


if __name__ == "__main__":
    main(sys.argv[1:])
