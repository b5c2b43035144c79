#!/usr/bin/env bash
# Tries the document of a running sample: two linters find nothing, and a client that is generated from it works.
# Usage: check.sh <folder for packages and what is generated> <address of the sample> <password of its administrator> <its outbox folder>
set -eu -o pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
scratch=$1 url=$2 password=$3 outbox=$4
export REDOCLY_TELEMETRY=off REDOCLY_SUPPRESS_UPDATE_NOTICE=true

mkdir -p "$scratch"
cp "$here"/package.json "$here"/package-lock.json "$here"/tsconfig.json "$here"/client.ts "$here"/redocly.yaml "$here"/.spectral.yaml "$scratch"
cd "$scratch"
npm ci --no-audit --no-fund --ignore-scripts --loglevel=error
curl -fsS "$url/openapi/v1.json" -o openapi.json

npx --no-install redocly lint --config redocly.yaml --max-problems 50 openapi.json
npx --no-install spectral lint --ruleset .spectral.yaml --fail-severity hint openapi.json

npx --no-install openapi-typescript openapi.json --output api.d.ts
npx --no-install tsc
node client.js "$url" "$password" "$outbox"
