// What the schema of data/claims cannot say: every duty is answered, every name is known.

/** Problems of the claims as texts "<id>: <problem>". `files` are the contents of data/claims. */
export function claimProblems(files, duties) {
  const problems = [];
  const articles = new Map(files.map(({ article, claims }) => [article.id, claims]));
  const known = new Map(duties.map(({ id, article }) => [id, article]));
  const seen = new Set();
  const answered = new Set();
  for (const [article, claims] of articles) {
    for (const { id, duties: answers, verdict, figures = [], sources } of claims) {
      if (seen.has(id)) problems.push(`${id}: the id is used twice`);
      seen.add(id);
      for (const duty of answers) {
        if (!known.has(duty)) problems.push(`${id}: unknown duty ${duty}`);
        if (known.get(duty) === article) answered.add(duty);
      }
      const decides = figures.some(({ said }) => said);
      if (decides && verdict === "not_checkable")
        problems.push(`${id}: figures decide what is said not to be checkable`);
      if (!decides && verdict === "right" && !sources)
        problems.push(`${id}: neither a figure nor a source makes it right`);
    }
  }
  for (const [duty, article] of known) {
    if (!articles.has(article)) problems.push(`${duty}: unknown article ${article}`);
    if (!answered.has(duty)) problems.push(`${duty}: no claim of ${article} answers it`);
  }
  return problems;
}
