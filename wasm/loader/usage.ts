/** What `whichgpu --help` prints. */
export const usage = `Usage: whichgpu [--compare | --plan | --own | --catalog] [--json | --csv | --table] [--progress] < requests.jsonl
       whichgpu accuracy
       whichgpu measured < measurements.jsonl
       whichgpu mcp

Reads one JSON request per line and answers them in the same order: with one JSON report per line, or as a table where the
output is a terminal. A bad line gets its error and the rest go on; the exit status is then 1. Blank lines are skipped.

What a line asks
              an estimate: {"workload": "serving", "model": "…", "gpu": "…"}
  --compare   the same of several GPUs: {"request": {…}, "gpus": ["…", …]}
  --plan      what meets a need: {"model": "…", "serving": {…}, "budget": {…}}
  --own       buying against renting: {"gpu": "…", "gpu_count": 8}
  --catalog   nothing: print the GPUs, models and prices one can choose from

How it is answered
  --json      reports, also on a terminal
  --csv       the main figures, one row for an estimate, a card of a comparison, a plan or an offer; bytes, milliseconds
              and US dollars as the column's name says, _low and _high the range
  --table     the same for people, also into a file or a pipe
  --progress  say on standard error how far it is, also where that is no terminal

Commands
  accuracy    work the printed errors out anew from the published points in this package; exit status 1 where
              one differs
  measured    lines are {"request": {…, "measured": {"ttft_ms": …, "tpot_ms": …}}, "cite": "…", "date": "…"}: prints
              the row to send in, and what is doubtful about it
  mcp         serve agents (Model Context Protocol) on standard input and output; WHICHGPU_SITE_URL is the address of
              the site that links open, else they open the file in this package

  --help      print this text
  --version   print the version

Examples
  echo '{"workload": "serving", "model": "openai/gpt-oss-120b", "gpu": "h100-sxm-80gb"}' | whichgpu
  echo '{"workload": "training", "method": "qlora", "model": "Qwen/Qwen3-32B", "gpu": "l40s-48gb"}' | whichgpu
  echo '{"model": "Qwen/Qwen3-32B", "serving": {"concurrency": 50, "max_tpot_ms": 50}}' | whichgpu --plan --table
  echo '{"gpu": "h100-sxm-80gb", "gpu_count": 8, "months": 24}' | whichgpu --own --csv
  whichgpu --csv < requests.jsonl > estimates.csv
  whichgpu --catalog | jq -r '.gpus[] | [.id, .name] | @tsv'
`;
