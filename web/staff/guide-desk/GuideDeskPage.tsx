import type { HallQueues } from "#contract/queue.ts";
import { Loaded, useRead } from "../../shared/query.tsx";
import { EmptyState } from "../../shared/ui/EmptyState.tsx";
import { Select } from "../../shared/ui/Select.tsx";
import { Page } from "../frame/Page.tsx";
import { useHall } from "../reception/hall.ts";
import { FindTicket } from "./FindTicket.tsx";
import { TakeNumber } from "./TakeNumber.tsx";
import "./guide-desk.css";

/** 取号台: whoever comes through the door gets a number, a place to wait and an answer, without touching a machine. */
export function GuideDeskPage() {
  const hall = useHall();
  const queues = useRead<HallQueues>(`/halls/${hall.id}/queues`, { enabled: hall.id !== "" });
  return (
    <Page title="取号台" className="guide-desk" focus={false}>
      {hall.choices.length > 1 && (
        <Select
          label="在哪个大厅"
          empty="请选择"
          options={hall.choices}
          value={hall.id}
          onChange={hall.choose}
        />
      )}
      {hall.id === "" ? (
        <EmptyState title="先选在哪个大厅" />
      ) : (
        <Loaded query={queues} lines={10}>
          {(data) =>
            data.queues.length === 0 ? (
              <EmptyState title="这个大厅没有排队业务">
                <p>来的人不用取号，直接到窗口。要排队的，请系统管理员在“排队设置”里加。</p>
              </EmptyState>
            ) : (
              <div className="guide-columns">
                <TakeNumber hall={data} />
                <FindTicket hall={data} />
              </div>
            )
          }
        </Loaded>
      )}
    </Page>
  );
}
