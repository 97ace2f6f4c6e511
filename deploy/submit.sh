#!/usr/bin/env bash
# submit.sh MAIN NAME: submits a job to the cluster, unless one of that name runs there already.
#   SAVEPOINT   address of a savepoint or a retained checkpoint to start from
set -euo pipefail

main=$1
name=$2
manager=jobmanager:8081

running=$(flink list --running -m "$manager")
if grep -qF " : $name (" <<<"$running"; then
  echo "$name runs already."
  exit 0
fi
exec flink run --detached -m "$manager" ${SAVEPOINT:+--fromSavepoint "$SAVEPOINT"} \
  --class "io.throughline.jobs.cluster.$main" /opt/throughline/throughline.jar \
  --config /opt/throughline/throughline.yaml --out /tmp/throughline
