// The types of standalone.module.js: Preact 10 with its hooks, and htm bound to it.
import type { VNode } from "preact";

export { Component, createContext, h, render } from "preact";
export {
  useCallback, useContext, useDebugValue, useEffect, useErrorBoundary, useImperativeHandle, useLayoutEffect, useMemo, useReducer, useRef,
  useState,
} from "preact/hooks";
export declare const html: (strings: TemplateStringsArray, ...values: unknown[]) => VNode;
