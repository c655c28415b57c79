"""Who does the work of a batch: this process, the cores of the machine or a cluster, behind one interface."""

import multiprocessing
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import BrokenExecutor, Executor, Future, ProcessPoolExecutor, wait
from contextlib import AbstractContextManager, contextmanager
from importlib import import_module
from itertools import chain
from typing import Any, Final, TypeVar

from pipeline.model.stop import Stop

T = TypeVar("T")
R = TypeVar("R")
Engine = Callable[[], AbstractContextManager[Executor]]
ENGINES: Final = ("procesos", "uno", "dask")
_AT_ONCE: Final = 64  # tasks that wait in memory, however many there are


class Here(Executor):
    """Does each piece of work as it is handed over, in this process."""

    def submit(self, fn: Callable[..., R], /, *args: Any, **kwargs: Any) -> "Future[R]":  # noqa: ANN401 - as the base takes them
        """Do it now; the future is done when it is given."""
        future: Future[R] = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except Exception as failure:  # noqa: BLE001 - it belongs to who asks for the result
            future.set_exception(failure)
        return future


def engine(name: str, *, processes: int = 0, scheduler: str = "") -> Engine:
    """An engine by its name; ``processes`` 0 means one for each core, ``scheduler`` the address of a dask cluster.

    Stop: dask is asked for and is not installed.
    """
    if scheduler or name == "dask":
        return _dask(processes or _cores(), scheduler)
    if name == "uno" or processes == 1:
        return Here
    spawn = multiprocessing.get_context("spawn")  # the same on every system, and no lock inherited
    return lambda: ProcessPoolExecutor(processes or _cores(), mp_context=spawn)


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _dask(processes: int, scheduler: str) -> Engine:
    try:
        distributed: Any = import_module("distributed")
    except ImportError as missing:
        raise Stop("Para usar un clúster falta dask; instálelo con: pip install 'pal[cluster]'") from missing

    @contextmanager
    def connected() -> Iterator[Executor]:
        try:
            own = (
                None
                if scheduler
                else distributed.LocalCluster(n_workers=processes, threads_per_worker=1, dashboard_address=None)
            )
            client = distributed.Client(scheduler or own, set_as_default=False, timeout=20)
        except OSError as away:
            raise Stop(f"No responde el clúster en {scheduler}; revise la dirección o quite --scheduler.") from away
        try:
            yield client.get_executor()
        finally:
            client.close()
            if own is not None:
                own.close()

    return connected


def gathered(tasks: Iterable[T], work: Callable[[T], R], on: Engine) -> Iterator[tuple[T, R | None]]:
    """Each task with its result, as they are done; None for a task that brought its process down.

    A process that dies takes with it the tasks of its pool: those are done again in halves, until the one
    that kills stands alone. Tasks are taken from the iterable as there is room for them.
    """
    broken: list[T] = []
    count = 0
    with on() as executor:
        waiting: dict[Future[R], T] = {}
        for task in tasks:
            count += 1
            try:
                waiting[executor.submit(work, task)] = task
            except BrokenExecutor:
                broken.append(task)
            yield from _done(waiting, broken, leave=_AT_ONCE)
        yield from _done(waiting, broken, leave=0)
    if count == 1 and broken:
        yield broken[0], None
    elif broken:
        yield from chain.from_iterable(gathered(half, work, on) for half in _halves(broken))


def _done(waiting: "dict[Future[R], T]", broken: list[T], *, leave: int) -> Iterator[tuple[T, R | None]]:
    """What is done by now; with more than ``leave`` waiting, it stays until enough are."""
    while waiting:
        ready, _ = wait(waiting, timeout=0 if len(waiting) <= leave else None, return_when="FIRST_COMPLETED")
        for future in ready:
            task = waiting.pop(future)
            failure = future.exception()
            if failure is None:
                yield task, future.result()
            elif isinstance(failure, BrokenExecutor):
                broken.append(task)
            else:
                yield task, None
        if len(waiting) <= leave:
            return


def _halves(tasks: Sequence[T]) -> tuple[Sequence[T], ...]:
    middle = len(tasks) // 2
    return tuple(half for half in (tasks[:middle], tasks[middle:]) if half)
