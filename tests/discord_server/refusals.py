"""What Discord answers when it says no."""

from __future__ import annotations

from typing import Any


class Refusal(Exception):  # noqa: N818 - an answer of this server, not a fault of it
    """A request that is refused: status, Discord's own code, and words."""

    def __init__(self, status: int, code: int = 0, message: str = "", **more: Any) -> None:
        super().__init__(status, code, message)
        self.status = status
        self.body: dict[str, Any] = {"message": message or f"{status}", "code": code, **more}
        self.headers: dict[str, str] = {}


def limited(retry_after: float, *, everywhere: bool = False, shared: bool = False) -> Refusal:
    """Told to wait, as Discord tells it: its proxies name themselves in Via, without which it would be a ban."""
    scope = "global" if everywhere else "shared" if shared else "user"
    refusal = Refusal(429, 0, "You are being rate limited.", retry_after=retry_after)
    refusal.body["global"] = everywhere
    refusal.headers = {"Via": "1.1 google", "Retry-After": str(max(1, round(retry_after))), "X-RateLimit-Scope": scope}
    if everywhere:
        refusal.headers["X-RateLimit-Global"] = "true"
    else:
        refusal.headers |= {"X-RateLimit-Remaining": "0", "X-RateLimit-Reset-After": f"{retry_after:.3f}"}
    return refusal
