"""Run every benchmark, one after the other, each in a process of its own."""

import subprocess
import sys
from pathlib import Path


def main(prefix: str = "bench") -> int:
    """Run all `PREFIX_*.py` of this folder in order of name; 1 where one failed."""
    topics = sorted(path.stem for path in Path(__file__).parent.glob(f"{prefix}_*.py"))
    failed = []
    for topic in topics:
        print(f"\n== {topic.removeprefix(f'{prefix}_')}", flush=True)
        if subprocess.run([sys.executable, "-m", f"benchmarks.{topic}"], check=False).returncode != 0:
            failed.append(topic)
    if failed:
        print(f"\nfailed: {', '.join(failed)}", file=sys.stderr)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
