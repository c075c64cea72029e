using BudgetTracker.Api.Data;
using BudgetTracker.Api.Http;
using BudgetTracker.Api.Http.Idempotency;
using BudgetTracker.Api.Http.Paging;
using BudgetTracker.Api.Http.Preconditions;
using BudgetTracker.Api.Http.Problems;
using BudgetTracker.Api.Users;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace BudgetTracker.Api.Access;

/// <summary>Who may do what.</summary>
[ApiController]
[Tags("Access")]
[SignInOnly]
[AdminOnly]
public sealed class RolesController(Admins admins, IdempotentWrites writes) : ControllerBase
{
    /// <summary>Lists the users with their roles, in the order of their ids. For admins.</summary>
    /// <param name="page">Which part of the list.</param>
    /// <param name="db">The ledger.</param>
    /// <param name="cancellationToken">The client went away.</param>
    /// <response code="200">One page of users with their roles.</response>
    /// <response code="404">There is no sign-in (<c>Access:Mode=Open</c>).</response>
    [HttpGet("api/roles", Name = "listRoles")]
    [ProducesResponseType<Page<UserRoleResponse>>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound)]
    public async Task<Page<UserRoleResponse>> List(
        [FromQuery] PageRequest page,
        [FromServices] BudgetDbContext db,
        CancellationToken cancellationToken)
    {
        var after = page.After;
        var users = await db.Users.AsNoTracking().Where(u => u.Id > after).OrderBy(u => u.Id)
            .ToPageAsync(page, Request, user => new Cursor(0, user.Id), cancellationToken);

        return users.Select(UserRoleResponse.From);
    }

    /// <summary>Gives a user a role. For admins; the last admin who can sign in stays one.</summary>
    /// <param name="id" example="1">The user's id.</param>
    /// <param name="request">The role.</param>
    /// <response code="200">The user and its role as it is now.</response>
    /// <response code="404">No user has this id; or there is no sign-in (<c>Access:Mode=Open</c>).</response>
    /// <response code="409">No other admin can sign in.</response>
    [HttpPut("api/users/{id:id}/role", Name = "setRole")]
    [ProducesResponseType<UserRoleResponse>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound)]
    [ProducesResponseType<ConflictProblemDetails>(StatusCodes.Status409Conflict)]
    public async Task<ActionResult<UserRoleResponse>> Set(int id, RoleRequest request) =>
        await writes.RunAsync(HttpContext, async db =>
        {
            // Before the user is read: who is an admin stays as it is from here on.
            var isLast = request.Role != UserRole.Admin && await admins.IsLastAsync(db, id);
            var user = await db.Users.FindAsync(id);
            if (Request.FailsPrecondition(user, ApiProblems.NoUser(id), out var problem))
                return problem;

            if (isLast)
                return ApiProblems.LastAdmin();

            user.Role = request.Role;
            await db.SaveChangesAsync(CancellationToken.None);

            return Ok(UserRoleResponse.From(user));
        });
}
