#!/bin/sh
# Rebuild the names of the packaged tagger: sh training/tagger/build_names.sh CORPORA START WORK
# START: what build_again.sh made, the `tagger.npz` of revision a55f14a, whose tags and trees stay as they are.
set -eu
corpora=$1 start=$2 work=$3
export OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 PYTHONHASHSEED=0 PYTHONPATH=src:.
step() { module=$1; shift; python -m "training.tagger.$module" --work "$work" "$@"; }
step prepare --corpora "$corpora" --parts gold,made
step packaged --weights "$start" --out "$work/packaged.pt"
step distil_names --models "$work/packaged.pt" --sets gold
step marked_names --corpora "$corpora"
step refit --model "$work/packaged.pt" --out "$work/refit.pt"
step export --model "$work/refit.pt" --out src/newsdigest/language/data/tagger.npz
