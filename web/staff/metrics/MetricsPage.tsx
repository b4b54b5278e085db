import { useState } from "react";
import { Link } from "wouter";
import type { MetricCatalogue, MetricView } from "#contract/metric.ts";
import { Loaded, useRead } from "../../shared/query.tsx";
import { Details } from "../../shared/ui/Details.tsx";
import { EmptyState } from "../../shared/ui/EmptyState.tsx";
import { type Column, Table } from "../../shared/ui/Table.tsx";
import { TextInput } from "../../shared/ui/TextInput.tsx";
import { instantWords } from "../../shared/words.ts";
import { Page } from "../frame/Page.tsx";
import { hasWords, metricPath, sourceNames } from "./metrics.ts";
import { Sections } from "./Sections.tsx";

/**
 * Every metric with what it means: what is counted, of what, from where. On a phone the subjects are folded until one
 * looks for something.
 */
export function MetricsPage() {
  const catalogue = useRead<MetricCatalogue>("/metrics");
  const [words, setWords] = useState("");
  return (
    <Page title="指标目录">
      <Sections />
      <Loaded query={catalogue} lines={14}>
        {({ metrics, asOf, pending }) => {
          const found = metrics.filter((metric) => hasWords(metric, words));
          const subjects = Map.groupBy(found, ({ subject }) => subject);
          return (
            <>
              <p className="soft">
                {`共 ${metrics.length} 个指标，数据截至 ${instantWords(asOf)}`}
                {pending > 0 && `，另有 ${pending} 处变动正在计入`}。
              </p>
              <TextInput label="按名称或者口径查找" value={words} onChange={setWords} />
              {found.length === 0 && <EmptyState title="没有这样的指标，换个词试试" />}
              {[...subjects].map(([subject, own]) => (
                <div key={`${subject} ${words !== ""}`} className="metric-subject">
                  <Details summary={`${subject}，${own.length} 个`} open={words === "" ? "wide" : true}>
                    <Table
                      caption={`${subject}，${own.length} 个`}
                      captionHidden
                      columns={columns}
                      rows={own}
                      rowKey={({ id }) => id}
                    />
                  </Details>
                </div>
              ))}
            </>
          );
        }}
      </Loaded>
    </Page>
  );
}

const columns: Column<MetricView>[] = [
  {
    key: "name",
    head: "指标",
    main: true,
    cell: ({ id, name }) => <Link href={metricPath(id)}>{name}</Link>,
  },
  { key: "unit", head: "单位", cell: ({ unit }) => unit },
  { key: "sentence", head: "口径", cell: ({ sentence }) => sentence },
  { key: "source", head: "来源", cell: ({ source }) => sourceNames[source] },
];
