-- What wrk sends, by the environment: REQUEST, and the USERS and EXPENSES that there are. Where ACKNOWLEDGED is a folder,
-- each thread writes there when it got which id: a line of nanoseconds since 1970 and the id.
local users, expenses = tonumber(os.getenv("USERS")), tonumber(os.getenv("EXPENSES"))

local requests = {
  expense = { "GET /api/expenses/{id}", function() return "/api/expenses/" .. math.random(expenses) end },
  list = { "GET /api/expenses?userId=&limit=50", function()
    return "/api/expenses?userId=" .. math.random(users) .. "&limit=50"
  end },
  graph = { "GET /api/users?include=expenses&limit=100", function() return "/api/users?include=expenses&limit=100" end },
  summary = { "GET /api/users/{id}/summary", function() return "/api/users/" .. math.random(users) .. "/summary" end },
  create = { "POST /api/expenses", function()
    return "/api/expenses", string.format(
      '{"userId":%d,"categoryId":%d,"description":"Groceries","amount":%d.%02d,"date":"2026-%02d-%02d"}',
      math.random(users), math.random(12), math.random(200), math.random(0, 99), math.random(12), math.random(28))
  end },
  dearest = { "GET /api/expenses?category=&sort=-amount&limit=50", function()
    local names = { "Food", "Transportation", "Entertainment", "Rent", "Health", "Clothes", "Travel", "Gifts" }

    return "/api/expenses?category=" .. names[math.random(#names)] .. "&sort=-amount&limit=50"
  end },
}
local chosen = requests[os.getenv("REQUEST")]
local name, make = chosen[1], chosen[2]
local threads = 0

function setup(thread)
  threads = threads + 1
  thread:set("seed", threads)
end

function init()
  math.randomseed(seed)
  local folder = os.getenv("ACKNOWLEDGED")
  if folder then
    local ffi = require("ffi")
    ffi.cdef("struct timespec { long s; long ns; }; int clock_gettime(int clock, struct timespec *time);")
    local file, now = io.open(folder .. "/" .. seed, "a"), ffi.new("struct timespec")
    response = function(status, _, body)
      if status == 201 then
        ffi.C.clock_gettime(0, now)
        file:write(string.format("%d%09d %s\n", tonumber(now.s), tonumber(now.ns), body:match('"id":(%d+)')))
      end
    end
  end
end

function request()
  local path, body = make()
  if body then
    return wrk.format("POST", path, { ["Content-Type"] = "application/json" }, body)
  end

  return wrk.format("GET", path)
end

function done(summary, latency)
  local failed = summary.errors
  print(string.format("%-50s %12.1f %9.2f %9.2f %7d", name, summary.requests / summary.duration * 1e6,
    latency:percentile(50) / 1000, latency:percentile(99) / 1000,
    failed.status + failed.timeout + failed.connect + failed.read + failed.write))
end
