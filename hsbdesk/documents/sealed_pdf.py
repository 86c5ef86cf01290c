"""A PDF under a password, for what leaves the school as a file (ux.md section 5.15)."""

import io


def seal_pdf(data: bytes, password: str) -> bytes:
    """Return the same pages, readable with the password alone: AES-256, the text about the document encrypted as well.

    Whoever knows the password may print and copy. The bytes differ from what is filed, and every time.
    """
    import pikepdf  # noqa: PLC0415 - slow to import, and only a copy that is sent asks for it

    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        pdf.save(out, encryption=pikepdf.Encryption(owner=password, user=password, R=6, aes=True, metadata=True))
    return out.getvalue()
