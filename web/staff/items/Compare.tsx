import { useLocation, useSearchParams } from "wouter";
import type { CatalogueItem, ItemComparison } from "#contract/catalogue.ts";
import { Loaded, useRead } from "../../shared/query.tsx";
import { EmptyState } from "../../shared/ui/EmptyState.tsx";
import { Select } from "../../shared/ui/Select.tsx";
import { Table } from "../../shared/ui/Table.tsx";
import { differenceRows, reductionRows } from "./comparison.ts";

/** Two versions side by side: what was simplified (A13), and everything that differs. */
export function Compare({ item }: { item: CatalogueItem }) {
  const [params] = useSearchParams();
  const [, navigate] = useLocation();
  const versions = item.versions.map(({ version }) => version).sort((left, right) => left - right);
  const to = Number(params.get("to")) || versions.at(-1);
  const from = Number(params.get("from")) || versions.at(-2);
  if (!from || !to || from === to) return <EmptyState title="只有一个版本，没有可比的" />;
  const options = versions.map((version) => ({ value: String(version), label: `第 ${version} 版` }));
  const go = (next: { from: number; to: number }) =>
    navigate(`/items/${item.key}?tab=compare&from=${next.from}&to=${next.to}`, { replace: true });
  return (
    <>
      <div className="filter-fields">
        <Select
          label="原来"
          options={options}
          value={String(from)}
          onChange={(value) => go({ from: Number(value), to })}
        />
        <Select
          label="后来"
          options={options}
          value={String(to)}
          onChange={(value) => go({ from, to: Number(value) })}
        />
      </div>
      <Compared key={`${from} ${to}`} itemKey={item.key} from={from} to={to} />
    </>
  );
}

function Compared({ itemKey, from, to }: { itemKey: string; from: number; to: number }) {
  const comparison = useRead<ItemComparison>(`/staff/items/${itemKey}/compare`, { params: { from, to } });
  return (
    <Loaded query={comparison}>
      {({ counts, differences }) => (
        <>
          <Table
            caption="减了多少"
            rows={reductionRows(counts)}
            rowKey={(row) => row.name}
            columns={[
              { key: "name", head: "", main: true, cell: (row) => row.name },
              { key: "before", head: `第 ${from} 版`, numeric: true, cell: (row) => row.before },
              { key: "after", head: `第 ${to} 版`, numeric: true, cell: (row) => row.after },
              { key: "percent", head: "减少", numeric: true, cell: (row) => row.percent },
            ]}
          />
          {differences.length === 0 ? (
            <EmptyState title="内容没有不同" />
          ) : (
            <Table
              caption={`不同的地方（${differences.length}）`}
              rows={differences.flatMap(differenceRows)}
              rowKey={(row) => row.key}
              columns={[
                { key: "name", head: "要素", main: true, cell: (row) => row.name },
                { key: "before", head: "原来", cell: (row) => <Words text={row.before} /> },
                { key: "after", head: "后来", cell: (row) => <Words text={row.after} /> },
              ]}
            />
          )}
        </>
      )}
    </Loaded>
  );
}

const Words = ({ text }: { text: string }) => <span className="difference">{text}</span>;
