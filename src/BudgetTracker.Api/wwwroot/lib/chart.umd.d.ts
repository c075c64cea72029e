// chart.umd.js makes the global Chart; parts/chart.js gives it its type.
export {};
