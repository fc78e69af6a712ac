"""A web service for any ASGI server: POST an article, get its digest as JSON.

    uvicorn service:application

Digests are made in processes, whose models are loaded before the first request. More requests than can soon be served are refused
at once (503), so that a burst does not fill the memory.
"""

import asyncio
import json
import multiprocessing
import os
from concurrent.futures import ProcessPoolExecutor

import newsdigest

WORKERS = int(os.environ.get("WORKERS", os.cpu_count() or 1))
MOST_WAITING = 8 * WORKERS  # a digest takes some 40 ms: the last in the queue waits a third of a second
MOST_CHARACTERS = 50_000  # a long feature has 20,000
MOST_BYTES = 4 * MOST_CHARACTERS
SECONDS = 10


def warm_up() -> None:
    """Load the models; each worker does so when it starts."""
    newsdigest.summarize("The bridge was closed on Monday.")


def digest_of(text: str) -> tuple[int, str]:
    """The status and the JSON body that answer one article."""
    try:
        digest = newsdigest.summarize(text, format="text", max_chars=MOST_CHARACTERS)
    except newsdigest.LimitError as error:
        return 413, json.dumps({"error": str(error)})
    except newsdigest.NewsDigestError as error:
        return 422, json.dumps({"error": str(error)})
    return 200, digest.to_json()


class Service:
    """The application: a pool of workers, and how many requests are in it."""

    def __init__(self) -> None:
        self.pool: ProcessPoolExecutor | None = None
        self.waiting = 0

    async def __call__(self, scope, receive, send) -> None:
        """Serve one request, or the start and end of the server (ASGI 3.0)."""
        if scope["type"] == "lifespan":
            await self.lifespan(receive, send)
        elif scope["type"] == "http":
            status, body = await self.answer(scope, receive)
            headers = [(b"content-type", b"application/json")]
            if status == 503:
                headers.append((b"retry-after", b"1"))
            await send({"type": "http.response.start", "status": status, "headers": headers})
            await send({"type": "http.response.body", "body": body.encode()})

    async def lifespan(self, receive, send) -> None:
        """Start the workers before the first request, and end them after the last."""
        while True:
            message = await receive()
            if message["type"] == "lifespan.startup":
                # "spawn": a process that is forked while threads run can hang.
                context = multiprocessing.get_context("spawn")
                self.pool = ProcessPoolExecutor(WORKERS, mp_context=context, initializer=warm_up)
                loop = asyncio.get_running_loop()
                await asyncio.gather(*(loop.run_in_executor(self.pool, warm_up) for _ in range(WORKERS)))
                await send({"type": "lifespan.startup.complete"})
            elif message["type"] == "lifespan.shutdown":
                if self.pool:
                    self.pool.shutdown(cancel_futures=True)
                await send({"type": "lifespan.shutdown.complete"})
                return

    async def answer(self, scope, receive) -> tuple[int, str]:
        """Status and body of the answer to one request."""
        if scope["method"] != "POST":
            return 405, json.dumps({"error": "POST an article as UTF-8 text"})
        body = b""
        more = True
        while more:
            message = await receive()
            body += message.get("body", b"")
            more = message.get("more_body", False)
            if len(body) > MOST_BYTES:
                return 413, json.dumps({"error": f"more than {MOST_BYTES:,} bytes"})
        if self.waiting >= MOST_WAITING:
            return 503, json.dumps({"error": "busy: try again in a second"})
        self.waiting += 1
        try:
            text = body.decode("utf-8", errors="replace")
            work = asyncio.get_running_loop().run_in_executor(self.pool, digest_of, text)
            return await asyncio.wait_for(work, SECONDS)
        except asyncio.TimeoutError:
            return 504, json.dumps({"error": f"no digest within {SECONDS} seconds"})
        finally:
            self.waiting -= 1


application = Service()
