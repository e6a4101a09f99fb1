"""The demo store: demo extracts written, and loaded as any scheme's would be."""

from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from data_model.demo.writing import Extract, Progress, write_extracts
from data_model.loading import Report, load
from data_model.versions import Store


def demo(
    store: Store,
    *,
    seed: int = 1,
    schemes: int = 3,
    years: int = 4,
    extracts: Path | None = None,
    progress: Progress | None = None,
) -> list[Report]:
    """Writes demo extracts, loads each into the store and gives back the reports of the loads, in order.

    The extracts stay in the folder `extracts` if one is named. Raises what `write_extracts` and `load` raise.
    """
    if extracts is not None:
        written = write_extracts(extracts, seed=seed, schemes=schemes, years=years, progress=progress)
        return _load(written, store, progress)
    with TemporaryDirectory(prefix="iom-demo-") as folder:
        written = write_extracts(Path(folder), seed=seed, schemes=schemes, years=years, progress=progress)
        return _load(written, store, progress)


def _load(written: Sequence[Extract], store: Store, progress: Progress | None) -> list[Report]:
    return [load(extract.folder, store, origin=extract.origin, progress=progress) for extract in written]
