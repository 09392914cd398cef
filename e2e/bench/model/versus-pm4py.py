"""Times pm4py's inductive miner (IMf, noise threshold 0.2) on each log of standard input: {name: [[activities, count], ...]} -> {name: milliseconds}."""

import json
import sys
import time
import warnings
from datetime import datetime, timedelta

warnings.filterwarnings("ignore")

import pm4py
from pm4py.objects.log.obj import Event, EventLog, Trace


def to_log(variants):
    log, start = EventLog(), datetime(2020, 1, 1)
    for activities, count in variants:
        for _ in range(count):
            trace = Trace(attributes={"concept:name": str(len(log))})
            for position, activity in enumerate(activities):
                trace.append(Event({"concept:name": activity, "time:timestamp": start + timedelta(seconds=position)}))
            log.append(trace)
    return log


took = {}
for name, variants in json.load(sys.stdin).items():
    log = to_log(variants)
    runs = []
    for _ in range(3):
        started = time.perf_counter()
        pm4py.discover_process_tree_inductive(log, noise_threshold=0.2)
        runs.append(1_000 * (time.perf_counter() - started))
    took[name] = sorted(runs)[1]
print(json.dumps(took))
