"""Write all outputs that the README, the changelog and the manual show anew, and the README's picture."""

from __future__ import annotations

from readme_picture import PICTURES, picture
from shown_outputs import PAGES, README, written_anew


def main() -> None:
    for page in PAGES:
        page.write_text(written_anew(page.read_text(encoding="utf-8")), encoding="utf-8")
    readme = README.read_text(encoding="utf-8")
    for scheme, file in PICTURES.items():
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(picture(readme, scheme), encoding="utf-8")


if __name__ == "__main__":
    main()
