/** Files of evidence in an evaluation, in the order of the document, each once for what it proves. Pure. */
import type { EvaluationContent, ValueSource } from "#contract/evaluation.ts";
import type { EvidenceFile } from "#contract/evidence.ts";

export interface Proof {
  /** What it proves. */
  name: string;
  file: EvidenceFile;
}

export function evidenceIn({ table, figures }: EvaluationContent): Proof[] {
  const { execution, branches } = table;
  const of = (name: string, source: Pick<ValueSource, "file"> | undefined): Proof[] =>
    source?.file ? [{ name, file: source.file }] : [];
  const rows = branches.flatMap(({ groups }) => groups.flatMap(({ indicators }) => indicators));
  return [
    ...of("全年预算数（A）", execution.sources.annual),
    ...of("全年执行数（B）", execution.sources.executed),
    ...of("上级财政转移支付（C）", execution.sources.transfer),
    ...rows.flatMap((row) => [
      ...row.measures.flatMap(({ name, source }) => of(`${row.content} ${name}`, source)),
      ...of(row.content || row.name, row.judged),
    ]),
    ...figures.flatMap(({ name, source, plan }) => [
      ...of(name, source),
      ...of(`${name}（计划）`, plan?.source),
    ]),
  ];
}

/** The list of evidence at the end of the report: each file once, with what it proves and its digest. */
export function evidenceLines(content: EvaluationContent): string[] {
  const byFile = Map.groupBy(evidenceIn(content), ({ file }) => file.id);
  return [...byFile.values()].map((proofs, n) => {
    const { name, id } = proofs[0]!.file;
    const proved = [...new Set(proofs.map((proof) => proof.name))].join("、");
    return `${n + 1}.《${name}》，用于：${proved}（SHA-256 摘要 ${id}）`;
  });
}
