"""What the measuring scripts share."""

import os

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))


def markdown_files(folders):
    """The Markdown files below the folders, by name."""
    found = []
    for folder in folders:
        for path, _, names in os.walk(folder):
            found += [os.path.join(path, name) for name in names if name.endswith(".md")]
    return sorted(found)
