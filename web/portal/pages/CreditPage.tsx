import type { CreditRecords } from "#contract/promises.ts";
import { Loaded, useRead } from "../../shared/query.tsx";
import { EmptyState } from "../../shared/ui/EmptyState.tsx";
import { Notice } from "../../shared/ui/Notice.tsx";
import { plainDate } from "../../shared/words.ts";
import { Page } from "../Page.tsx";

/** 我的信用记录: what keeps from promises, and how it is repaired (R2.31, R2.32). */
export function CreditPage() {
  const records = useRead<CreditRecords>("/credit-records");
  const crumbs = [
    { name: "首页", href: "/" },
    { name: "我的", href: "/me" },
  ];
  return (
    <Page title="我的信用记录" crumbs={crumbs}>
      <Loaded query={records}>
        {(data) =>
          data.records.length === 0 ? (
            <EmptyState title="没有失信记录">
              <p>办事时可以容缺受理，也可以用承诺代替部分材料。</p>
            </EmptyState>
          ) : (
            <>
              <Notice title="怎样修复">
                <p>
                  先改正失信行为，再向作出认定的部门申请信用修复；拿到修复文书后，带到窗口或由该部门转来登记。对记录有异议的，可以到窗口陈述申辩。
                </p>
              </Notice>
              <ul className="licences">
                {data.records.map((record) => (
                  <li key={record.id}>
                    <h2>{record.holder}</h2>
                    <p>{record.reason}</p>
                    <p>{`来源：${record.source}；起始日期：${plainDate(record.from)}`}</p>
                    <p>
                      {record.repairedOn
                        ? `已于${plainDate(record.repairedOn)}修复（${record.repairDocument}）`
                        : record.serious
                          ? "严重失信，尚未修复：不能容缺受理，也不能用承诺代替材料，其他办法照常"
                          : "尚未修复，不影响容缺受理和告知承诺"}
                    </p>
                  </li>
                ))}
              </ul>
            </>
          )
        }
      </Loaded>
    </Page>
  );
}
