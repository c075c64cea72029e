using System.ComponentModel.DataAnnotations;
using BudgetTracker.Api.Data;
using BudgetTracker.Api.Expenses;
using BudgetTracker.Api.Http;
using BudgetTracker.Api.Http.Idempotency;
using BudgetTracker.Api.Http.Limits;
using BudgetTracker.Api.Http.Paging;
using BudgetTracker.Api.Http.Preconditions;
using BudgetTracker.Api.Http.Problems;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace BudgetTracker.Api.Users;

/// <summary>The people whose expenses are tracked.</summary>
[ApiController]
[Route("api/users")]
[Tags("Users")]
public sealed class UsersController(
    ExpenseQueries queries,
    IdempotentWrites writes,
    Admins admins,
    LargeResponses largeResponses) : ControllerBase
{
    /// <summary>Lists users in the order of their ids, alone or with their expenses.</summary>
    /// <response code="200">One page of users.</response>
    [HttpGet(Name = "listUsers")]
    [ReadsReplica]
    [ProducesResponseType<Page<UserResponse>>(StatusCodes.Status200OK)]
    [ProducesResponseType<Page<UserWithExpensesResponse>>(StatusCodes.Status200OK)]
    public async Task<ActionResult> List(
        [FromQuery] UserFilter filter,
        [FromServices] BudgetDbContext db,
        CancellationToken cancellationToken)
    {
        var page = await filter.Apply(db.Users.AsNoTracking())
            .ToPageAsync(filter, Request, user => new Cursor(0, user.Id), cancellationToken);
        if (filter.Include is null || page.Items.Count == 0)
            return Ok(page.Select(UserResponse.From));

        await largeResponses.WaitForPlaceAsync(HttpContext);
        var userIds = page.Items.Select(user => user.Id).ToList();
        var expenses = await queries.ListByUserAsync(db, userIds, filter.From, filter.To, cancellationToken);

        return Ok(page.Select(user => UserWithExpensesResponse.From(user, expenses[user.Id])));
    }

    /// <summary>Creates a user. With sign-in, for admins.</summary>
    /// <param name="request">The user.</param>
    /// <response code="201">The new user; Location says where it is.</response>
    /// <response code="409">Another user has this email address.</response>
    [HttpPost(Name = "createUser")]
    [AdminOnly]
    [ProducesResponseType<UserResponse>(StatusCodes.Status201Created)]
    [ProducesResponseType<ConflictProblemDetails>(StatusCodes.Status409Conflict)]
    public async Task<ActionResult<UserResponse>> Create(UserRequest request) =>
        await writes.RunAsync(HttpContext, async db =>
        {
            var user = new User { Email = request.Email, Name = request.Name };
            db.Users.Add(user);
            await db.SaveChangesAsync(CancellationToken.None);

            return Created(Url.RouteUrl("getUser", new { id = user.Id }), UserResponse.From(user));
        });

    /// <summary>Gets one user, alone or with its expenses.</summary>
    /// <param name="id" example="1">The user's id.</param>
    /// <param name="include"><c>expenses</c>: with all its expenses, newest first, each with its category.</param>
    /// <response code="200">The user.</response>
    /// <response code="404">No user has this id.</response>
    [HttpGet("{id:id}", Name = "getUser")]
    [ProducesResponseType<UserResponse>(StatusCodes.Status200OK)]
    [ProducesResponseType<UserWithExpensesResponse>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound)]
    public async Task<ActionResult> Get(
        int id,
        [FromQuery, AllowedValues(null, "expenses", ErrorMessage = "Must be: expenses.")] string? include,
        [FromServices] BudgetDbContext db,
        CancellationToken cancellationToken)
    {
        if (include is not null)
            await largeResponses.WaitForPlaceAsync(HttpContext);

        var users = include is null ? db.Users : db.Users.WithExpenses();
        var found = await users.AsNoTracking().Where(u => u.Id == id).ToListAsync(cancellationToken);

        if (found is not [var user])
            return ApiProblems.NoUser(id);

        return include is null
            ? Ok(UserResponse.From(user))
            : Ok(UserWithExpensesResponse.From(user, user.Expenses.Select(UserExpense.From)));
    }

    /// <summary>Replaces a user's email address and name.</summary>
    /// <param name="id" example="1">The user's id.</param>
    /// <param name="request">The new values.</param>
    /// <response code="200">The user as it is now.</response>
    /// <response code="404">No user has this id.</response>
    /// <response code="409">Another user has this email address.</response>
    [HttpPut("{id:id}", Name = "replaceUser")]
    [ProducesResponseType<UserResponse>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound)]
    [ProducesResponseType<ConflictProblemDetails>(StatusCodes.Status409Conflict)]
    public async Task<ActionResult<UserResponse>> Replace(int id, UserRequest request) =>
        await ChangeAsync(id, request.Email, request.Name);

    /// <summary>Changes a user's email address, name, or both; what is left out stays.</summary>
    /// <param name="id" example="1">The user's id.</param>
    /// <param name="patch">The new values (a JSON merge patch, RFC 7396).</param>
    /// <response code="200">The user as it is now.</response>
    /// <response code="404">No user has this id.</response>
    /// <response code="409">Another user has this email address.</response>
    [HttpPatch("{id:id}", Name = "patchUser")]
    [ProducesResponseType<UserResponse>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound)]
    [ProducesResponseType<ConflictProblemDetails>(StatusCodes.Status409Conflict)]
    public async Task<ActionResult<UserResponse>> Patch(int id, UserPatch patch) =>
        await ChangeAsync(id, patch.Email, patch.Name);

    /// <summary>Deletes a user with its expenses, budgets, imports and tokens; this cannot be undone. With sign-in, for admins; the last one who can sign in stays.</summary>
    /// <param name="id">The user's id.</param>
    /// <response code="204">The user is gone, with all that was the user's.</response>
    /// <response code="404">No user has this id.</response>
    /// <response code="409">With sign-in: the user is an admin, and no other one can sign in.</response>
    [HttpDelete("{id:id}", Name = "deleteUser")]
    [AdminOnly]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound)]
    [ProducesResponseType<ConflictProblemDetails>(StatusCodes.Status409Conflict)]
    public Task<ActionResult> Delete(int id) =>
        writes.RunAsync(HttpContext, async db =>
        {
            // Only somebody who is signed in can be asked to make another user admin first.
            var isLastAdmin = User.Identity?.IsAuthenticated == true && await admins.IsLastAsync(db, id);
            var user = await db.Users.FindAsync(id);
            if (Request.FailsPrecondition(user, ApiProblems.NoUser(id), out var problem))
                return problem;

            if (isLastAdmin)
                return ApiProblems.LastAdmin();

            db.Users.Remove(user);
            await db.SaveChangesAsync(CancellationToken.None);

            return NoContent();
        });

    private Task<ActionResult> ChangeAsync(int id, string? email, string? name) =>
        writes.RunAsync(HttpContext, async db =>
        {
            var user = await db.Users.FindAsync(id);
            if (Request.FailsPrecondition(user, ApiProblems.NoUser(id), out var problem))
                return problem;

            user.Email = email ?? user.Email;
            user.Name = name ?? user.Name;
            await db.SaveChangesAsync(CancellationToken.None);

            return Ok(UserResponse.From(user));
        });
}
