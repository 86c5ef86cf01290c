"""Start HSB Desk."""


def main() -> int:
    return 0
