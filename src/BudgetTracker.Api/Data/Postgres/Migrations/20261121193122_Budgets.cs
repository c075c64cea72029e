using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace BudgetTracker.Api.Data.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class Budgets : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "budgets",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    user_id = table.Column<int>(type: "integer", nullable: false),
                    category_id = table.Column<int>(type: "integer", nullable: true),
                    period = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    starts_on = table.Column<DateOnly>(type: "date", nullable: false),
                    ends_on = table.Column<DateOnly>(type: "date", nullable: true),
                    rollover = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    rollover_cap_cents = table.Column<long>(type: "bigint", nullable: true),
                    alert_at = table.Column<int>(type: "integer", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_budgets", x => x.id);
                    table.CheckConstraint("ck_budgets_alert_at", "alert_at BETWEEN 1 AND 100");
                    table.CheckConstraint("ck_budgets_ends_on", "ends_on >= starts_on");
                    table.CheckConstraint("ck_budgets_period", "period IN ('week', 'month', 'quarter', 'year')");
                    table.CheckConstraint("ck_budgets_rollover", "rollover IN ('none', 'surplus', 'full')");
                    table.CheckConstraint("ck_budgets_rollover_cap_cents", "rollover_cap_cents BETWEEN 0 AND 9999999999");
                    table.ForeignKey(
                        name: "fk_budgets_categories_category_id",
                        column: x => x.category_id,
                        principalTable: "categories",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_budgets_users_user_id",
                        column: x => x.user_id,
                        principalTable: "users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "budget_limits",
                columns: table => new
                {
                    budget_id = table.Column<int>(type: "integer", nullable: false),
                    starts_on = table.Column<DateOnly>(type: "date", nullable: false),
                    amount_cents = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_budget_limits", x => new { x.budget_id, x.starts_on });
                    table.CheckConstraint("ck_budget_limits_amount_cents", "amount_cents BETWEEN 0 AND 9999999999");
                    table.ForeignKey(
                        name: "fk_budget_limits_budgets_budget_id",
                        column: x => x.budget_id,
                        principalTable: "budgets",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_budgets_category_id",
                table: "budgets",
                column: "category_id");

            migrationBuilder.CreateIndex(
                name: "ix_budgets_user_id_category_id_period",
                table: "budgets",
                columns: new[] { "user_id", "category_id", "period" },
                unique: true,
                filter: "category_id IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_budgets_user_id_id",
                table: "budgets",
                columns: new[] { "user_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_budgets_user_id_period",
                table: "budgets",
                columns: new[] { "user_id", "period" },
                unique: true,
                filter: "category_id IS NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "budget_limits");

            migrationBuilder.DropTable(
                name: "budgets");
        }
    }
}
