"""The same answers on Spark: entries brought together by family, and each family answered as everywhere else.

On a cluster `DIR` lies where every node reads it, and this package is installed there; nothing else differs.
"""

import os
import shutil
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from itertools import groupby, islice
from operator import itemgetter
from pathlib import Path

import pyarrow as pa
from pyspark.sql import SparkSession

from tenfold.population.sweep_family import Answer, Asked, Family, answers
from tenfold.population.sweep_pieces import write_answers
from tenfold.population.sweep_workers import NotDone

PARTS_A_CORE = 8
"""How many parts are answered in one go, for each core: so much is lost where Spark is stopped."""
BATCH = 100
_COLUMNS = ("part", "family", "header", "entry", "refused")
_TOLD = pa.schema([("part", pa.string()), ("family", pa.string()), ("line", pa.binary()), ("set_aside", pa.string())])
_DDL = "part string, family string, line binary, set_aside string"
_TOLD_ELSEWHERE = ("PYSPARK_GATEWAY_PORT", "PYSPARK_SUBMIT_ARGS", "SPARK_REMOTE", "MASTER")


def answer_on_spark(parts: Mapping[Path, Path], asked: Asked, advance: Callable[[int], None]) -> None:
    """Answer for the families of some parts and write each part's answers where it says; tell of how many."""
    spark = session()
    cores = spark.sparkContext.defaultParallelism
    waiting = iter(parts)
    while wave := list(islice(waiting, cores * PARTS_A_CORE)):
        told = _answered(spark, wave, asked, cores)
        for part in wave:
            write_answers(told[part.name], parts[part])
            advance(len(told[part.name]))


def session() -> SparkSession:
    """Return the Spark that is there or was named (by `spark-submit`, say), else one on all cores of this machine."""
    builder = SparkSession.builder.appName("tenfold sweep")
    if not any(name in os.environ for name in _TOLD_ELSEWHERE):
        if "JAVA_HOME" not in os.environ and shutil.which("java") is None:
            raise NotDone("Spark needs Java 17 or newer, and none was found. --engine local needs none.")
        os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
        builder = (
            builder.master("local[*,4]")
            .config("spark.ui.enabled", "false")
            .config("spark.ui.showConsoleProgress", "false")
        )  # 4: a worker that dies is replaced
        builder = builder.config("spark.driver.bindAddress", "127.0.0.1").config("spark.driver.host", "127.0.0.1")
    spark = builder.getOrCreate()
    spark.sparkContext.setLogLevel("ERROR")
    return spark


def _answered(spark: SparkSession, wave: list[Path], asked: Asked, cores: int) -> dict[str, list[Answer]]:
    """Return the answers of some parts by the part's name, each in the order of its families."""
    read = spark.read.parquet(*map(str, wave)).selectExpr("_metadata.file_name AS part", "*")
    together = read.repartition(cores * 4, "part", "family").sortWithinPartitions("part", "family", "order")
    rows = together.select(*_COLUMNS).mapInArrow(partial(_told, asked), _DDL).collect()
    found: dict[str, list[Answer]] = {part.name: [] for part in wave}
    for part, family, line, set_aside in sorted(rows, key=itemgetter(0, 1)):
        found[part].append(Answer(family, None if line is None else bytes(line), set_aside))
    return found


def _told(asked: Asked, batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """Answer for the families in some batches of entries, which stand together by family, in order of record."""
    of = deque[str]()
    told = answers(_families(batches, of), asked)
    while some := list(islice(told, BATCH)):
        lines = [(of.popleft(), *one) for one in some]
        columns = zip(zip(*lines, strict=True), _TOLD, strict=True)
        yield pa.RecordBatch.from_arrays([pa.array(column, field.type) for column, field in columns], schema=_TOLD)


def _families(batches: Iterable[pa.RecordBatch], of: deque[str]) -> Iterator[Family]:
    """Yield the families, and note of which part each is."""
    rows = (row for batch in batches for row in zip(*(column.to_pylist() for column in batch.columns), strict=True))
    for (part, name), some in groupby(rows, key=itemgetter(0, 1)):
        entries = list(some)
        of.append(part)
        yield Family(name, entries[0][2], [row[3] for row in entries if row[3] is not None], entries[0][4])
