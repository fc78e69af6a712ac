#!/bin/sh
# The tagger from nothing, without an encoder: sh training/tagger/build_first.sh CORPORA SPACY_MODEL WORK
# Its result is what build.sh can go on from.
set -eu
corpora=$1 model=$2 work=$3
export OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 PYTHONPATH=src:.
python -m training.tagger.prepare --corpora "$corpora" --spacy-model "$model" --work "$work"
python -m training.tagger.train --work "$work" --out "$work/first.pt" --epochs 24 --seed 1 --news-share 0.4 &
python -m training.tagger.train --work "$work" --out "$work/wide.pt" --epochs 24 --seed 2 --width 224 --dropout 0.2 --news-share 0
wait
python -m training.tagger.distil --work "$work" --models "$work/first.pt" "$work/wide.pt" --out "$work/taught.jsonl.gz"
python -m training.tagger.train --work "$work" --out "$work/last.pt" --epochs 42 --seed 3 --news taught
python -m training.tagger.distil_names --work "$work" --models "$work/first.pt" "$work/wide.pt" "$work/last.pt"
python -m training.tagger.train --work "$work" --out "$work/tuned.pt" --epochs 9 --seed 7 --gold gold-named --news taught-named \
    --news-share 0.5 --start "$work/last.pt" --rate 0.0008 --swap 0.45 --names-late 1
python -m training.tagger.refit --work "$work" --model "$work/tuned.pt" --out "$work/final.pt"
python -m training.tagger.export --work "$work" --model "$work/final.pt" --out "$work/tagger.npz"
