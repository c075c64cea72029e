// The types of the page: those of the contract, and what its modules share. The browser never sees this file.
import type { components, paths } from "contract";

type Schemas = components["schemas"];
export type Budget = Schemas["BudgetStatus"];
export type BudgetPeriod = Schemas["BudgetPeriodResponse"];
export type Category = Schemas["CategoryResponse"];
export type Expense = Schemas["ExpenseResponse"];
export type Import = Schemas["ImportResponse"];
export type ImportRow = Schemas["ImportRowResponse"];
export type ImportOptions = Schemas["ImportOptionSet"];
export type Role = Schemas["UserRoleResponse"];
export type Session = Schemas["SessionResponse"];
export type SpendingGroup = Schemas["SpendingGroup"];
export type Token = Schemas["TokenResponse"];
export type User = Schemas["UserResponse"];
export type UserReference = Schemas["UserReference"];

/** A problem document (RFC 9457), with the fields that some problems have. */
export interface ProblemDocument {
  type: string;
  title: string;
  status: number;
  detail?: string | null;
  errors?: Record<string, string[]>;
  field?: string;
  expenseCount?: number;
  budgetCount?: number;
  count?: number;
}

export type Method = "get" | "post" | "put" | "patch" | "delete";

/** The addresses that take a method. */
export type PathFor<M extends Method> = {
  [P in keyof paths]: paths[P] extends { [K in M]: { responses: unknown } } ? P : never;
}[keyof paths];

type Operation<P extends keyof paths, M extends Method> = paths[P] extends { [K in M]: infer O } ? O : never;

export type QueryOf<P extends keyof paths, M extends Method> =
  Operation<P, M> extends { parameters: { query?: infer Q } } ? NonNullable<Q> : never;

export type ValuesOf<P extends keyof paths, M extends Method> =
  Operation<P, M> extends { parameters: { path: infer V } } ? V : undefined;

export type BodyOf<P extends keyof paths, M extends Method> =
  Operation<P, M> extends { requestBody?: { content: { "application/json": infer B } } } ? B : never;

type Json<R> = R extends { content: { "application/json": infer D } } ? D : undefined;

/** What a request gets when it goes well. */
export type DataOf<P extends keyof paths, M extends Method> =
  Operation<P, M> extends { responses: infer R } ? { [S in keyof R & (200 | 201 | 204)]: Json<R[S]> }[keyof R & (200 | 201 | 204)] : never;

/** The addresses of lists. */
export type ListPath = {
  [P in PathFor<"get">]: DataOf<P, "get"> extends { items: unknown[]; nextCursor: string | null } ? P : never;
}[PathFor<"get">];

export type ItemOf<P extends ListPath> = DataOf<P, "get"> extends { items: (infer I)[] } ? I : never;

/** Where one is: the parts of `#/a/b?c=d`. */
export interface Address {
  parts: string[];
  query: URLSearchParams;
}

/** A view of the page: its name in the navigation and as its heading, and the module that shows it. */
export interface View {
  name: string;
  /** The first part of its address. */
  path: string;
  /** False where no link leads to it. */
  inNavigation?: boolean;
  load: () => Promise<{ default: (props: { address: Address }) => unknown }>;
}
