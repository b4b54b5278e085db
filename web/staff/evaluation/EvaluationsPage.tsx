import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { Link, useLocation } from "wouter";
import type { EvaluationList, EvaluationRow } from "#contract/evaluation-desk.ts";
import { newRequestKey, post, type Refused } from "../../shared/api.ts";
import { Loaded, refresh, useRead } from "../../shared/query.tsx";
import { Button } from "../../shared/ui/Button.tsx";
import { EmptyState } from "../../shared/ui/EmptyState.tsx";
import { Notice } from "../../shared/ui/Notice.tsx";
import { Select } from "../../shared/ui/Select.tsx";
import { type Column, Table } from "../../shared/ui/Table.tsx";
import { Tag } from "../../shared/ui/Tag.tsx";
import { Page } from "../frame/Page.tsx";
import { keyKeeper } from "../intention.ts";
import { evaluations, stateKinds } from "./evaluation.ts";
import "./evaluation.css";

/** 绩效自评: every year's, and beginning one. */
export function EvaluationsPage() {
  const list = useRead<EvaluationList>(evaluations);
  return (
    <Page title="绩效自评">
      <Loaded query={list}>
        {(data) => (
          <>
            {data.organs.length > 0 && <Begin list={data} />}
            {data.rows.length === 0 ? (
              <EmptyState title="还没有写过绩效自评" />
            ) : (
              <Table
                caption="各年度绩效自评"
                columns={columns}
                rows={data.rows}
                rowKey={({ number }) => number}
              />
            )}
          </>
        )}
      </Loaded>
    </Page>
  );
}

const columns: Column<EvaluationRow>[] = [
  {
    key: "year",
    head: "年度",
    main: true,
    cell: ({ number, year, edition }) => (
      <Link
        href={`/evaluations/${number}`}
      >{`${year} 年度${edition > 1 ? `（第 ${edition} 版）` : ""}`}</Link>
    ),
  },
  { key: "organ", head: "部门", cell: ({ organName }) => organName },
  {
    key: "state",
    head: "状态",
    cell: ({ state, stateName }) => <Tag kind={stateKinds[state] ?? "running"}>{stateName}</Tag>,
  },
  { key: "total", head: "得分", numeric: true, cell: ({ total }) => total ?? "未填全" },
  { key: "grade", head: "等级", cell: ({ grade }) => grade ?? "" },
];

function Begin({ list: { organs, years } }: { list: EvaluationList }) {
  const [organ, setOrgan] = useState(organs[0]?.uscc ?? "");
  const [year, setYear] = useState(String(years[0] ?? ""));
  const [keyOf] = useState(() => keyKeeper(newRequestKey));
  const [, navigate] = useLocation();
  const begin = useMutation<{ number: string }, Refused, void>({
    mutationFn: () => {
      const body = { year: Number(year), organ };
      return post(evaluations, { requestKey: keyOf(body), ...body });
    },
    onSuccess: async ({ number }) => {
      await refresh(evaluations);
      navigate(`/evaluations/${number}`);
    },
  });
  return (
    <section aria-label="开始编写">
      <div className="filter-fields">
        <Select
          label="年度"
          options={years.map((one) => ({ value: String(one), label: `${one} 年度` }))}
          value={year}
          onChange={setYear}
        />
        {organs.length > 1 && (
          <Select
            label="部门"
            options={organs.map(({ uscc, name }) => ({ value: uscc, label: name }))}
            value={organ}
            onChange={setOrgan}
          />
        )}
        <Button kind="primary" busy={begin.isPending} onClick={() => begin.mutate()}>
          按模板开始编写
        </Button>
      </div>
      {begin.error && (
        <Notice kind="error" announce>
          {begin.error.message}
        </Notice>
      )}
    </section>
  );
}
