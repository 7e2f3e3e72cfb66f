# /// tockbox
# title = "hashes and checksums"
# honest = true
# kind = "call"
# calls = '[{"function": "f", "args": ["tick"], "expected": ["55a4bc5b", "e5e5c075", 380606668, 20]}]'
# verdicts = ["accepted"]
# ///
import hashlib
import hmac
import zlib


def f(text):
    data = text.encode()
    return [
        hashlib.sha256(data).hexdigest()[:8],
        hashlib.md5(data).hexdigest()[:8],
        zlib.crc32(data),
        len(hmac.digest(b"k", data, "sha1")),
    ]
