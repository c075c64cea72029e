using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;

namespace BudgetTracker.Api.Http.Paging;

/// <summary>Which part of a list.</summary>
public record PageRequest
{
    /// <summary>The page size of a request that names none.</summary>
    public const int DefaultLimit = 50;

    /// <summary>The largest page size.</summary>
    public const int MaxLimit = 500;

    /// <summary>Most items in the response: 1 to 500.</summary>
    [FromQuery(Name = "limit")]
    [Range(1, MaxLimit, ErrorMessage = "Must be a whole number from 1 to 500.")]
    [DefaultValue(DefaultLimit)]
    public int Limit { get; init; } = DefaultLimit;

    /// <summary>
    /// The <c>nextCursor</c> of the page before, as it is; leave it out for the first page. It is good for the same list
    /// with the same order and filters; <c>limit</c> may change. The page that has no next one says null.
    /// </summary>
    [FromQuery(Name = "cursor")]
    public Cursor? Cursor { get; init; }

    /// <summary>How many rows to read: one more than the page has shows whether there is a next page.</summary>
    internal int Rows => Limit + 1;

    /// <summary>The id that the page begins after, in a list by an id of 32 bits; 0 on the first page.</summary>
    /// <remarks>Of that type, because compared with a long the column is cast, and no index finds what is cast.</remarks>
    internal int After => (int)long.Clamp(Cursor?.Id ?? 0, 0, int.MaxValue);
}
