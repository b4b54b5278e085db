/** The registry of enterprises (企业登记系统), which knows who may act for whom. The real one is the State's. */
import type { EnterpriseMandate } from "#server/kernel/access/actor.ts";
import { addDays, type Day } from "#server/kernel/time/day.ts";

export interface RegisteredEnterprise {
  uscc: string;
  name: string;
  legalPerson: string;
  address: string;
}

/** What a person is to an enterprise: its legal person, or somebody it named to the registry. */
export type Relation =
  | { basis: "legal-person" }
  | { basis: "registry"; scope: EnterpriseMandate["scope"]; validFrom: Day; validTo: Day };

export interface RegistryQuestion {
  uscc: string;
  /** As the person typed them. */
  name: string;
  legalPerson: string;
  /** The person who asks, as the national identity confirmed them. */
  person: { name: string; idNumber: string };
  today: Day;
}

export interface EnterpriseRegistry {
  /** Undefined: there is no such enterprise. */
  ask(
    question: RegistryQuestion,
  ): Promise<{ enterprise: RegisteredEnterprise; relation?: Relation } | undefined>;
}

/**
 * A made-up registry for demonstration. It knows the demonstration's enterprises; of any other it believes what the
 * person types, so that a visitor can try with whatever code passes its check. Whoever is not the legal person counts
 * as named by the enterprise for a year.
 */
export function simulatedRegistry(known: readonly RegisteredEnterprise[]): EnterpriseRegistry {
  return {
    async ask({ uscc, name, legalPerson, person, today }) {
      const enterprise = known.find((one) => one.uscc === uscc) ?? {
        uscc,
        name,
        legalPerson,
        address: "（演示）未登记地址",
      };
      if (person.name === enterprise.legalPerson) return { enterprise, relation: { basis: "legal-person" } };
      const days = { validFrom: today, validTo: addDays(today, 365) };
      return { enterprise, relation: { basis: "registry", scope: "apply", ...days } };
    },
  };
}
